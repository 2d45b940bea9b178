import JSON
import Liaison
import Testing

struct AvisRouteTests {
  @Test func `an avis is sent, received, justified and reviewed`() throws {
    let fixture = try GatewayFixture()
    let key = IdempotencyKey.random()
    let sent = try fixture.post("intervenant", "/api/avis", Bodies.avis, key: key)
    #expect(sent.status == 201, "\(sent.text)")
    let reference = try #require(sent.json["reference"]?.string)
    #expect(sent.json["justificationAvant"]?.string?.hasSuffix("Z") == true)
    let retry = try fixture.post("intervenant", "/api/avis", Bodies.avis, key: key)
    #expect(retry.json["reference"]?.string == reference)

    let list = try fixture.get("gardien", "/api/avis")
    #expect(list.json["avis"]?.array?.compactMap { $0["reference"]?.string } == [reference])
    let opened = try fixture.post("gardien", "/api/avis/\(reference)/ouverture")
    #expect(opened.status == 200 && opened.json["enveloppes"]?[0]?["genre"] == "avis-de-peril", "\(opened.text)")

    let texte: JSON = .string(String(repeating: "Justification inventée, assez longue pour être lue. ", count: 6))
    let justified = try fixture.post(
      "intervenant", "/api/avis/\(reference)/justification", ["texte": texte, "relecture": "circo"])
    #expect(justified.status == 200 && justified.json["etat"] == "justifie", "\(justified.text)")
    let conclusion = try #require(ConclusionRelecture.all.first?.code)
    let own = try fixture.post("intervenant", "/api/avis/\(reference)/relecture", ["conclusion": .string(conclusion)])
    #expect(own.status == 403 && own.json["title"] == "Relecture refusée", "\(own.text)")
    let read = try fixture.post("cadre", "/api/avis/\(reference)/ouverture")
    // The reviewer gets the justification, never the message itself.
    #expect(read.json["enveloppes"]?.array?.compactMap { $0["genre"]?.string } == ["justification"], "\(read.text)")
    let review = try fixture.post("cadre", "/api/avis/\(reference)/relecture", ["conclusion": .string(conclusion)])
    #expect(review.status == 200 && review.json["etat"] == "relu", "\(review.text)")
  }

  @Test(arguments: ["commandant", "sud-1", "admin"])
  func `others do not open an avis`(agent: String) throws {
    let fixture = try GatewayFixture()
    let sent = try fixture.post("intervenant", "/api/avis", Bodies.avis)
    let reference = try #require(sent.json["reference"]?.string)
    let answer = try fixture.post(agent, "/api/avis/\(reference)/ouverture")
    #expect(answer.status == 403 && !answer.articles.isEmpty, "\(answer.text)")
    #expect(!answer.text.contains("cms"))
  }

  @Test func `an unknown destination is named`() throws {
    let answer = try GatewayFixture().post("intervenant", "/api/avis", Bodies.avis.setting("/destination", "ailleurs"))
    #expect(answer.status == 422 && answer.pointers == ["/destination"], "\(answer.text)")
  }
}
