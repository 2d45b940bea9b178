import HTTP
import JSON
import Testing

@testable import Web

struct AccueilTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  @Test(arguments: [
    "intervenant", "nord-1", "cadre", "procureur", "gardien", "commandant", "auditeur", "moniteur", "dpo", "admin",
  ])
  func `every role has a home, an account and a key of its own`(name: String) throws {
    for path in ["/", "/compte", "/cle", "/confidentialite"] {
      let page = try fixture.page(name, path)
      #expect(page.status == 200, "\(path)")
      #expect(page.text.contains("<h1"))
    }
  }

  @Test func `home counts what awaits, on both sides`() throws {
    _ = try fixture.transmitted()
    #expect(
      try fixture.page("nord-1", "/").text.contains(
        "<p class=\"nombre\">1</p><h2><a href=\"/reception\">Fiches à prendre"))
    #expect(
      try fixture.page("intervenant", "/").text.contains(
        "<p class=\"nombre\">1</p><h2><a href=\"/fiches?vue=attente\">Vos fiches sans"))
    #expect(
      try fixture.page("sud-1", "/").text.contains(
        "<p class=\"nombre\">0</p><h2><a href=\"/reception\">Fiches à prendre"))
  }

  @Test func `home tells who took charge of a fiche what they owe, and nobody else`() throws {
    let reference = try fixture.transmitted()
    let body: JSON = ["priseEnChargePar": "nord-1"]
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/ouverture", [:]).status == 200)
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/accuse", body).status == 200)
    func owes(_ agent: String) throws -> Bool {
      try fixture.page(agent, "/").text.contains(
        "<p class=\"nombre\">1</p><h2><a href=\"/reception?vue=cours\">Retours que vous devez")
    }
    #expect(try owes("nord-1"))
    #expect(try !owes("nord-2") && !owes("sud-1"))
    #expect(
      try fixture.page("intervenant", "/").text.contains(
        "<p class=\"nombre\">1</p><h2><a href=\"/fiches?vue=cours\">Vos fiches dont"))
  }

  @Test func `home counts a fiche that was declined among the answers that its author reads`() throws {
    func card(_ count: Int) -> String {
      "<p class=\"nombre\">\(count)</p><h2><a href=\"/fiches?vue=reponses\">Réponses à lire"
    }
    let reference = try fixture.transmitted()
    #expect(try fixture.page("intervenant", "/").text.contains(card(0)))
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/ouverture").status == 200)
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/refus", ["motif": "hors-competence"]).status == 200)
    #expect(try fixture.page("intervenant", "/").text.contains(card(1)))
  }

  @Test func `home says what is owed, with its article`() throws {
    let typed = [
      ("destination", "commissariat"), ("alinea", "2"), ("qui", "x"), ("ou", "x"), ("danger", "x"), ("demande", "x"),
      (Form.key, "00000000-0000-4000-8000-000000000002"),
    ]
    #expect(try fixture.send("intervenant", "/peril", typed).status == 303)
    let home = try fixture.page("intervenant", "/").text
    #expect(home.contains("Ce que vous devez"))
    #expect(home.contains("art. 223-6"))
    #expect(home.contains(", avant le ") && home.contains("<a class=\"references\" href=\"/avis/AP-"))
  }
}
