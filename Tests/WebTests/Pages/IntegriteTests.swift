import Gateway
import JSON
import Testing

@testable import Web

struct IntegriteTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private static let pages = ["/audit/integrite", "/audit/exports"]

  @Test(arguments: ["auditeur", "dpo"])
  func `the page says where the journal stands, and brings what verifies it`(agent: String) throws {
    _ = try fixture.transmitted()
    let state = try fixture.get(agent, "/api/journal/etat").json
    let page = try fixture.page(agent, "/audit/integrite")
    #expect(page.status == 200 && state["taille"] == 1)
    for member in ["origine", "racine", "cle"] {
      let value = try #require(state[member]?.string)
      #expect(page.text.contains(value), "\(member)")
    }
    let script = try #require(page.text.firstMatch(of: /data-programme="(\/ressources\/verification-[0-9a-f]+\.js)"/))
      .output.1
    let served = try fixture.page(agent, String(script))
    #expect(served.status == 200 && served.text.contains("verifierJournal") && !served.text.contains("subtle.decrypt"))
    #expect(page.text.contains("navette journal verify"))
    #expect(try fixture.page(agent, "/audit/exports").text.contains("navette journal export"))
  }

  @Test func `what was read of the journal's state leaves no trace, and a refusal does`() throws {
    _ = try fixture.transmitted()
    for _ in 0..<3 { _ = try fixture.get("auditeur", "/api/journal/etat") }
    #expect(try fixture.get("auditeur", "/api/journal/etat").json["taille"] == 1)
    #expect(try fixture.get("nord-1", "/api/journal/etat").status == 403)
    #expect(try fixture.get("auditeur", "/api/journal/etat").json["taille"] == 2)
  }

  @Test(arguments: ["intervenant", "nord-1", "cadre", "admin", "crip-1", "moniteur"])
  func `nobody else sees these pages, and the article says why`(agent: String) throws {
    try #require(fixture.agents[agent] != nil)
    for path in Self.pages + ["/api/journal/etat"] {
      let page = try fixture.page(agent, path)
      #expect(page.status == 403 && page.text.contains("RGPD, art."), "\(path)")
      #expect(!page.text.contains("navette.test/journal"), "\(path)")
    }
  }

  @Test(arguments: ["/audit/integrite?x=1", "/audit/exports?suite=1", "/audit/integrite/", "/audit/rien"])
  func `an address that no link leads to is refused`(path: String) throws {
    let status = try fixture.page("auditeur", path).status
    #expect(status == 404 || status == 422)
  }

  @Test func `the home of who reviews the journal says where it stands`() throws {
    _ = try fixture.transmitted()
    for agent in ["auditeur", "dpo"] {
      let home = try fixture.page(agent, "/").text
      for words in ["Entrées du journal", "Témoins", "Dernier horodatage"] { #expect(home.contains(words), "\(words)") }
    }
    #expect(!(try fixture.page("admin", "/").text.contains("Dernier horodatage")))
  }

  @Test func `every event of the journal has its words`() {
    for kind in EventKind.allCases { #expect(MotsDuJournal.evenement(kind.rawValue) != kind.rawValue, "\(kind)") }
    #expect(MotsDuJournal.evenement("inconnu") == "inconnu" && MotsDuJournal.evenement(nil).isEmpty)
  }
}
