import JSON
import Testing

/// What is owed, over the API.
struct ObligationRouteTests {
  private static let family = Bodies.transmission.setting("/faits/profil", "famille")
    .setting("/faits/natures", ["violences-physiques"]).setting("/faits/imminence", "possible")
    .setting("/faits/parents", "a-informer")

  private static let answer: JSON = ["obligation": "transmettre-a-la-crip", "reponse": "faite-par-un-autre"]

  private func alerted(_ fixture: GatewayFixture) throws -> String {
    let sent = try fixture.post("intervenant", "/api/fiches", Self.family)
    #expect(sent.status == 201 && sent.json["alertes"]?[0]?["code"] == "transmettre-a-la-crip", "\(sent.text)")
    return try #require(sent.json["reference"]?.string)
  }

  @Test func `an alert is listed until it is answered`() throws {
    let fixture = try GatewayFixture()
    let reference = try alerted(fixture)
    let listed = try fixture.get("intervenant", "/api/obligations")
    #expect(listed.json["obligations"]?[0]?["reference"]?.string == reference, "\(listed.text)")
    let settled = try fixture.post("intervenant", "/api/fiches/\(reference)/acquittement", Self.answer)
    #expect(settled.status == 200 && settled.json["recu"]?["feuille"]?.integer != nil, "\(settled.text)")
    #expect(try fixture.get("intervenant", "/api/obligations").json["obligations"] == [])
    let again = try fixture.post("intervenant", "/api/fiches/\(reference)/acquittement", Self.answer)
    #expect(again.status == 409 && again.problem == "etat", "\(again.text)")
  }

  @Test func `the author alone answers, and alone follows`() throws {
    let fixture = try GatewayFixture()
    let reference = try alerted(fixture)
    let settled = try fixture.post("nord-1", "/api/fiches/\(reference)/acquittement", Self.answer)
    #expect(settled.status == 403 && settled.articles.contains("226-13"), "\(settled.text)")
    for (target, body) in [("/api/fiches", Bodies.transmission), ("/api/avis", Bodies.avis)] {
      let follows = try fixture.post("nord-1", target, body.setting("/enSuiteDe", .string(reference)))
      #expect(follows.status == 403 && follows.articles.contains("226-13"), "\(follows.text)")
      let badly = try fixture.post("intervenant", target, body.setting("/enSuiteDe", "FN-2026"))
      #expect(badly.status == 422 && badly.pointers == ["/enSuiteDe"], "\(badly.text)")
    }
    #expect(try fixture.get("admin", "/api/obligations").status == 403)
  }

  @Test(arguments: [
    ("/reponse", JSON.string("Parce que.") as JSON?), ("/reponse", nil), ("/obligation", nil),
    ("/obligation", "informer-les-parents"), ("/texte", "x"),
  ])
  func `an answer that is not one of the codes, or to nothing owed, is refused`(pointer: String, value: JSON?) throws {
    let fixture = try GatewayFixture()
    let reference = try alerted(fixture)
    let answer = try fixture.post(
      "intervenant", "/api/fiches/\(reference)/acquittement", Self.answer.setting(pointer, value))
    #expect(answer.status == 422 && answer.pointers == [pointer], "\(answer.text)")
  }
}
