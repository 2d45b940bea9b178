import Foundation
import Gateway
import JSON
import Liaison
import Testing

struct OraleRouteTests {
  @Test func `what was said aloud is recorded, listed, opened and justified`() throws {
    let fixture = try GatewayFixture()
    let body = Bodies.orale(at: fixture.gateway.clock())
    let key = IdempotencyKey.random()
    let sent = try fixture.post("intervenant", "/api/orales", body, key: key)
    #expect(sent.status == 201 && sent.json["permise"] == true, "\(sent.text)")
    let reference = try #require(sent.json["reference"]?.string)
    #expect(try fixture.post("intervenant", "/api/orales", body, key: key).json["reference"]?.string == reference)
    let list = try fixture.get("intervenant", "/api/orales")
    #expect(list.json["orales"]?.array?.compactMap { $0["reference"]?.string } == [reference], "\(list.text)")
    #expect(!list.text.contains("inventé"))
    let opened = try fixture.post("intervenant", "/api/orales/\(reference)/ouverture")
    #expect(opened.json["enveloppes"]?[0]?["genre"] == "transmission-orale", "\(opened.text)")
    let review = try fixture.get("auditeur", "/api/orales?dossier=relecture")
    #expect(review.json["orales"]?.array?.count == 1, "\(review.text)")
    let refused = try fixture.get("gardien", "/api/orales")
    #expect(refused.status == 403 && !refused.articles.isEmpty, "\(refused.text)")
  }

  private static let faults: [(pointer: String, value: JSON?)] = [
    ("/le", "2030-01-01T00:00:00Z"), ("/le", "2026-01-01 00:00:00"), ("/le", nil), ("/rubriques", []),
    ("/rubriques", ["pieces-jointes"]), ("/rubriques", ["inconnue"]), ("/interlocuteur", nil),
    ("/interlocuteur/nature", "inconnue"), ("/interlocuteur/organisme", "ailleurs"), ("/fondement", "inconnu"),
    ("/precision", "\u{0}"), ("/zz", 1), ("/enSuiteDe", "FN-2026-7K3Q-XM4T-QW"),
  ]

  @Test(arguments: faults)
  func `a wrong field is named`(pointer: String, value: JSON?) throws {
    let fixture = try GatewayFixture()
    let body = Bodies.orale(at: fixture.gateway.clock()).setting(pointer, value)
    let answer = try fixture.post("intervenant", "/api/orales", body)
    #expect(answer.status == 422 && answer.pointers.contains { $0.hasPrefix(pointer) }, "\(answer.text)")
  }

  @Test func `facts are needed unless it is a peril`() throws {
    let fixture = try GatewayFixture()
    let body = Bodies.orale(at: fixture.gateway.clock()).setting("/fondement", "accord")
    let answer = try fixture.post("intervenant", "/api/orales", body)
    #expect(answer.status == 422 && answer.pointers == ["/faits"], "\(answer.text)")
    #expect(try fixture.post("intervenant", "/api/orales", body.setting("/faits", Bodies.faits)).status == 201)
  }

  @Test func `a fiche is reminded of once a day, and told when`() throws {
    let fixture = try GatewayFixture()
    let sent = try fixture.post("intervenant", "/api/fiches", Bodies.transmission)
    let reference = try #require(sent.json["reference"]?.string)
    let early = try fixture.post("intervenant", "/api/fiches/\(reference)/relance")
    #expect(early.status == 409 && early.text.contains("possible à partir du"), "\(early.text)")
    fixture.advance(by: 2 * 86_400)
    #expect(try fixture.post("intervenant", "/api/fiches/\(reference)/relance").status == 200)
    #expect(try fixture.post("intervenant", "/api/fiches/\(reference)/relance").status == 409)
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/relance").status == 403)
  }
}
