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

  @Test func `a péril said aloud is reviewed by a cadre, and by nobody else`() throws {
    let fixture = try GatewayFixture()
    let sent = try fixture.post("intervenant", "/api/orales", Bodies.orale(at: fixture.gateway.clock()))
    let orale = "/api/orales/\(try #require(sent.json["reference"]?.string))"
    let early = try fixture.post("cadre", orale + "/relecture", ["conclusion": "fondee"])
    #expect(early.status == 403 && early.json["title"] == "Relecture refusée", "\(early.text)")
    let texte: JSON = "Justification inventée, assez longue pour être lue."
    #expect(
      try fixture.post("intervenant", orale + "/justification", ["texte": texte, "relecture": "circo"]).status == 200)
    for agent in ["intervenant", "auditeur", "nord-1", "gardien"] {
      let refused = try fixture.post(agent, orale + "/relecture", ["conclusion": "fondee"])
      #expect(refused.status == 403 && !refused.articles.isEmpty, "\(agent): \(refused.text)")
    }
    let unknown = try fixture.post("cadre", orale + "/relecture", ["conclusion": "inconnue"])
    #expect(unknown.status == 422 && unknown.pointers == ["/conclusion"], "\(unknown.text)")
    let read = try fixture.post("cadre", orale + "/ouverture")
    #expect(read.json["enveloppes"]?.array?.compactMap { $0["genre"]?.string } == ["justification"], "\(read.text)")
    let review = try fixture.post("cadre", orale + "/relecture", ["conclusion": "fondee"])
    #expect(review.status == 200 && review.json["etat"] == "relu", "\(review.text)")
    #expect(try fixture.post("cadre", orale + "/relecture", ["conclusion": "non-fondee"]).status == 409)
  }

  @Test(arguments: ["/api/orales", "/api/avis"])
  func `lists are read page by page`(target: String) throws {
    let fixture = try GatewayFixture()
    for _ in 0..<3 {
      let body = target == "/api/avis" ? Bodies.avis : Bodies.orale(at: fixture.gateway.clock())
      #expect(try fixture.post("intervenant", target, body).status == 201)
    }
    let name = String(target.dropFirst(5))
    let first = try fixture.get("intervenant", target + "?limite=2").json
    let suite = try #require(first["suite"]?.string)
    let second = try fixture.get("intervenant", target + "?limite=2&apres=\(suite)").json
    #expect(second["suite"] == nil)
    let listed = [first, second].flatMap { $0[name]?.array ?? [] }.compactMap { $0["reference"]?.string }
    #expect(listed.count == 3 && Set(listed).count == 3)
    #expect(try fixture.get("intervenant", target + "?reference=\(listed[1])").json[name]?.array?.count == 1)
    for wrong in ["limite=0", "limite=501", "apres=x", "reference=FN-2026-7K3Q-XM4T-QW", "reference=x"] {
      let answer = try fixture.get("intervenant", target + "?" + wrong)
      #expect(answer.status == 422 && answer.pointers == ["?" + wrong.prefix { $0 != "=" }], "\(answer.text)")
    }
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
