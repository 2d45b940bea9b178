import JSON
import Testing

struct RelectureRouteTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  @Test(arguments: ["auditeur", "dpo"])
  func `those who watch over the reviews list them, in codes`(agent: String) throws {
    let sent = try fixture.post("intervenant", "/api/avis", Bodies.avis)
    let reference = try #require(sent.json["reference"]?.string, "\(sent.text)")
    let list = try fixture.get(agent, "/api/relectures")
    #expect(list.status == 200 && list.json["attendues"] == 1 && list.json["enRetard"] == 0, "\(list.text)")
    #expect(list.json["relectures"]?[0]?["reference"]?.string == reference)
    #expect(try fixture.get(agent, "/api/relectures?vue=en-retard").json["relectures"] == [])
    fixture.advance(by: 86_400)
    #expect(try fixture.get(agent, "/api/relectures?vue=en-retard&limite=1").json["relectures"]?.array?.count == 1)
  }

  @Test(arguments: ["cadre", "intervenant", "moniteur", "admin"])
  func `nobody else does`(agent: String) throws {
    let refused = try fixture.get(agent, "/api/relectures")
    #expect(refused.status == 403 && refused.json["title"] == "Consultation refusée" && !refused.articles.isEmpty)
  }

  @Test(arguments: ["?vue=toutes", "?limite=0", "?limite=501", "?apres=x", "?inconnu=1"])
  func `a question that is not one is refused`(query: String) throws {
    #expect(try fixture.get("auditeur", "/api/relectures\(query)").status == 422)
  }
}
