import Authority
import Foundation
import Gateway
import HTTP
import JSON
import Testing

@testable import Web

struct JetonTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private func act(_ headers: [(String, String)]) throws -> Answer {
    try fixture.ask(
      "intervenant", .post, "/api/orientation", headers: [("Content-Type", "application/json")] + headers,
      body: Array(#"{"faits":{"profil":"victime","classeAge":"26-39"}}"#.utf8))
  }

  private static let browser = [("Host", "navette.test"), ("Origin", "https://navette.test")]

  @Test func `a program needs no token`() throws { #expect(try act([]).problem != "jeton") }

  @Test func `a browser acts with the token of a page it was given`() throws {
    let token = try fixture.token("intervenant")
    #expect(try act(Self.browser + [(Jeton.field, token)]).problem != "jeton")
  }

  @Test func `a browser without a token, or with another's, does nothing`() throws {
    let others = try fixture.token("nord-1")
    for field in [
      [], [(Jeton.field, others)], [(Jeton.field, "00")], [(Jeton.field, String(repeating: "0", count: 64))],
    ] {
      let answer = try act(Self.browser + field)
      #expect(answer.status == 403)
      #expect(answer.problem == "jeton")
    }
    #expect(try act([("Sec-Fetch-Site", "same-origin")]).problem == "jeton")
  }

  @Test func `a token is good for twelve hours at least, and not for a day`() throws {
    let tokens = Jeton()
    let certificate = try #require(fixture.agents["intervenant"]).certificates.authentication
    let agent = try fixture.gateway.directory.current.agent(presenting: certificate, at: fixture.now)
    let token = tokens.issue(to: agent, at: fixture.now)
    #expect(tokens.isValid(token, for: agent, at: fixture.now + 12 * 3600 - 1))
    #expect(!tokens.isValid(token, for: agent, at: fixture.now + 24 * 3600))
    #expect(!Jeton().isValid(token, for: agent, at: fixture.now))
  }

  /// Each path that takes a form, with something at each of its places.
  private static let forms = Pages.all.filter { $0.method == .post }.map { page in
    page.path.description.replacing("{brouillon}", with: String(repeating: "0f", count: 16))
      .replacing("{trimestre}", with: "2024-T1")
  }

  @Test func `no form does anything with the token of another, whatever the page`() throws {
    let others = try fixture.token("nord-1")
    let fiche = try fixture.transmitted()
    let avis = try fixture.post("intervenant", "/api/avis", Bodies.avis).json["reference"]?.string ?? ""
    #expect(Self.forms.count > 12)
    for form in Self.forms {
      let path = form.replacing("{reference}", with: form.hasPrefix("/avis") ? avis : fiche)
      // The references of an oral transmission and of a saisine are of other kinds: these paths do not exist.
      guard !path.hasPrefix("/orales"), form.hasPrefix("/saisines/{") == false else { continue }
      // The others have no page of the retention, and publish nothing: they are told so, whatever they send.
      let name = path.hasPrefix("/conservation") || path.hasPrefix("/statistiques") ? "dpo" : "intervenant"
      let answer = try fixture.send(name, path, [("motif", "erreur")], token: others)
      // These two only say what the law would: nothing is done, whoever asks.
      if ["/circuits", "/fiches/verification"].contains(path) { continue }
      // A quarter without tables has no page to show again, nor has what nothing is due of.
      if path.hasPrefix("/statistiques") {
        #expect(answer.status == 404)
        continue
      }
      let says = path.hasPrefix("/conservation") || answer.text.contains("Page périmée")
      #expect(answer.status == 403 && says, "\(path): \(answer.status)")
    }
    let etat = try fixture.get("intervenant", "/api/fiches/\(fiche)/chronologie").json["fiche"]?["etat"]
    #expect(etat == "transmise")
  }

  @Test func `no act of the API is done for a browser without a token`() throws {
    let acts = RouterTests.router.routes.filter { $0.method == .post }
    #expect(acts.count > 20)
    for route in acts {
      let path = RouterTests.example(route.path.description)
      let answer = try fixture.ask(
        "intervenant", .post, path, headers: Self.browser + [("Content-Type", "application/json")],
        body: Array("{}".utf8))
      #expect(answer.problem == "jeton", "\(path): \(answer.text)")
    }
  }
}
