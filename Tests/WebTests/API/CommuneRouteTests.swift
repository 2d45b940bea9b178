import JSON
import Journal
import Store
import Testing

struct CommuneRouteTests {
  private let fixture = Result { try GatewayFixture() }

  private func ask(_ query: String, as agent: String = "intervenant") throws -> Answer {
    try fixture.get().get(agent, "/api/communes" + query)
  }

  @Test func `what is typed is completed, the territory's département first, with the secteur`() throws {
    let answer = try ask("?q=bourg")
    #expect(answer.status == 200, "\(answer.text)")
    let communes = try #require(answer.json["communes"]?.array)
    #expect(communes.count == 10)
    #expect(
      communes[0] == [
        "code": "01053", "nom": "Bourg-en-Bresse", "codesPostaux": ["01000"], "secteur": ["id": "nord", "nom": "nord"],
      ])
    #expect(communes.dropFirst().allSatisfy { $0["secteur"] == nil && $0["secteursPossibles"] == nil })
    #expect(try ask("?q=%C3%A9vian&limite=1").json["communes"]?[0]?["code"] == "74119")
    #expect(try ask("?q=saint&limite=30").json["communes"]?.array?.count == 30)
    #expect(try ask("?q=zzzz").json["communes"]?.array?.isEmpty == true)
  }

  @Test func `a commune that secteurs share says which`() throws {
    let fixture = try GatewayFixture()
    let shared: JSON = [
      "territoires": [
        ["commune": "01002", "secteur": "nord", "partagee": true],
        ["commune": "01002", "secteur": "sud", "partagee": true],
      ]
    ]
    let imported = try fixture.post("admin", "/api/organismes", shared)
    #expect(imported.status == 200, "\(imported.text)")
    let commune = try fixture.get("intervenant", "/api/communes?q=01002").json["communes"]?[0]
    #expect(commune?["secteursPossibles"] == [["id": "nord", "nom": "nord"], ["id": "sud", "nom": "sud"]])
    #expect(commune?["secteur"] == nil)
  }

  @Test func `nothing is journaled`() throws {
    let fixture = try fixture.get()
    let before = fixture.database.checkpoint.checkpoint.size
    for agent in ["gardien", "auditeur", "admin"] { #expect(try ask("?q=01", as: agent).status == 200) }
    #expect(fixture.database.checkpoint.checkpoint.size == before)
  }

  @Test(arguments: [
    ("", "?q", "missingField"), ("?limite=5", "?q", "missingField"), ("?q=", "?q", "tooShort"),
    ("?q", "?q", "tooShort"),
    ("?q=" + String(repeating: "a", count: 65), "?q", "tooLong"),
    ("?q=" + String(repeating: "a", count: 300), "?q", "tooLong"), ("?q=a&limite=0", "?limite", "outOfRange"),
    ("?q=a&limite=31", "?limite", "outOfRange"), ("?q=a&limite=dix", "?limite", "outOfRange"),
    ("?q=a&q=b", "?q", "duplicate"), ("?q=a&departement=01", "?", "unknownField"),
  ])
  func `a wrong parameter is named`(query: String, pointer: String, code: String) throws {
    let answer = try ask(query)
    #expect(answer.status == 422 && answer.pointers == [pointer] && answer.codes == [code], "\(answer.text)")
  }

  @Test func `what is not UTF-8 is refused, as is who has no certificate`() throws {
    #expect(try ask("?q=%ff").status == 400)
    #expect(try fixture.get().get(nil, "/api/communes?q=bourg").status == 403)
  }
}
