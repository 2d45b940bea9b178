import Foundation
import JSON
import Testing

struct DraftRouteTests {
  private static let id = String(repeating: "0a", count: 16)
  private static let target = "/api/brouillons/" + id

  @Test func `a draft comes back as it was kept, to its author alone`() throws {
    let fixture = try GatewayFixture()
    let cms = try fixture.draft(of: "intervenant")
    let kept = try fixture.post("intervenant", Self.target, ["cms": cms])
    #expect(kept.status == 200 && kept.json["id"]?.string == Self.id && kept.json["cms"] == nil, "\(kept.text)")
    #expect(try fixture.get("intervenant", Self.target).json["cms"] == cms)
    let list = try fixture.get("intervenant", "/api/brouillons").json["brouillons"]
    #expect(list?.array?.count == 1 && list?[0]?["cms"] == nil)

    for other in ["nord-1", "cadre"] {
      let (known, unknown) = (
        try fixture.get(other, Self.target),
        try fixture.get(other, "/api/brouillons/" + String(repeating: "0b", count: 16))
      )
      #expect(known.status == 404 && known.text == unknown.text, "whether it exists shows")
      #expect(try fixture.post(other, Self.target + "/suppression").status == 404)
    }
    #expect(try fixture.post("intervenant", Self.target + "/suppression").status == 200)
    #expect(try fixture.post("intervenant", Self.target + "/suppression").status == 404)
  }

  @Test func `a fiche that comes from a draft deletes it`() throws {
    let fixture = try GatewayFixture()
    _ = try fixture.post("intervenant", Self.target, ["cms": fixture.draft(of: "intervenant")])
    let sent = try fixture.post(
      "intervenant", "/api/fiches", Bodies.transmission.setting("/brouillon", .string(Self.id)))
    #expect(sent.status == 201 && sent.json["brouillonSupprime"] == true, "\(sent.text)")
    #expect(try fixture.get("intervenant", Self.target).status == 404)
    let wrong = try fixture.post("intervenant", "/api/fiches", Bodies.transmission.setting("/brouillon", "x"))
    #expect(wrong.status == 422 && wrong.pointers == ["/brouillon"], "\(wrong.text)")
  }

  @Test func `what is not a draft of its author is refused in words`() throws {
    let fixture = try GatewayFixture()
    let clear = JSON.string(Data("{\"nom\":\"Personnage\"}".utf8).base64EncodedString())
    for (body, code) in [
      (["cms": clear] as JSON, "inconsistent"), (["cms": try fixture.draft(of: "nord-1")], "inconsistent"),
      (["cms": "%%%"], "invalidFormat"), (["cms": nil], "missingField"), (["cms": 1], "wrongType"),
      ([:], "missingField"),
    ] {
      let answer = try fixture.post("intervenant", Self.target, body)
      #expect(answer.status == 422 && answer.pointers == ["/cms"] && answer.codes == [code], "\(answer.text)")
    }
    let long = try fixture.draft(of: "intervenant", String(repeating: "a", count: 100_000))
    let answer = try fixture.post("intervenant", Self.target, ["cms": long])
    #expect(answer.status == 422 && answer.text.contains("96 Kio"), "\(answer.text)")
    #expect(try fixture.get("intervenant", "/api/brouillons").json["brouillons"]?.array?.isEmpty == true)
  }

  @Test(arguments: ["", "0a", String(repeating: "0A", count: 16), String(repeating: "0a", count: 17), "x%2f..%2fy"])
  func `a name of another form is a path that does not exist`(name: String) throws {
    #expect(try GatewayFixture().get("intervenant", "/api/brouillons/" + name).status == 404)
  }

  @Test func `who writes no fiche is told why they have no draft`() throws {
    let fixture = try GatewayFixture()
    for answer in [
      try fixture.get("commandant", "/api/brouillons"), try fixture.get("gardien", Self.target),
      try fixture.post("admin", Self.target, ["cms": fixture.draft(of: "admin")]),
    ] {
      #expect(answer.status == 403 && answer.articles.contains("226-13"), "\(answer.text)")
      #expect(answer.json["title"] == "Brouillon refusé")
    }
  }
}
