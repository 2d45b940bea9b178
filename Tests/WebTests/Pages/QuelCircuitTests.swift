import Foundation
import HTTP
import Testing

@testable import Web

struct QuelCircuitTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private static let faits = [
    ("faits/profil", "victime"), ("fiche/identite/ageEstime", "26-39"), ("accord/etat", "donne"),
    ("accord/objets", "contact"), ("accord/objets", "transmission"), ("fiche/coordonnees/commune", "01053"),
  ]

  @Test func `facts show what is open and closed, with the articles, and a way to begin a fiche with them`() throws {
    #expect(try fixture.page("intervenant", "/circuits").status == 200)
    let page = try fixture.send("intervenant", "/circuits", Self.faits)
    #expect(page.status == 200, "\(page.text)")
    #expect(page.text.contains("value=\"orientation-secteur accord\""))
    #expect(page.text.contains("226-14"))
    #expect(page.text.contains("Il manque"))
    #expect(page.text.contains("type=\"hidden\" name=\"faits/profil\" value=\"victime\""))
    let chosen = try fixture.send(
      "intervenant", "/fiches/nouvelle", Self.faits + [("_choisir", "orientation-secteur accord")])
    #expect(chosen.status == 200)
    #expect(chosen.text.contains("value=\"Bourg-en-Bresse (01053)\""))
  }

  @Test func `a minor ill-treated imposes a circuit`() throws {
    let page = try fixture.send(
      "intervenant", "/circuits",
      [
        ("faits/profil", "victime"), ("fiche/identite/ageEstime", "6-10"), ("accord/etat", "non-demande"),
        ("faits/natures", "sevices"), ("faits/imminence", "possible"),
      ])
    #expect(page.status == 200)
    #expect(page.text.contains("<h2>Imposé</h2>"))
    #expect(page.text.contains("L226-2-1"))
  }

  @Test func `without the facts it asks for them, and a stale page shows nothing`() throws {
    let page = try fixture.send("intervenant", "/circuits", [("accord/etat", "donne")])
    #expect(page.status == 422)
    #expect(page.text.contains("href=\"#c-faits-profil\""))
    let stale = try fixture.send("intervenant", "/circuits", Self.faits, token: String(repeating: "0", count: 64))
    #expect(stale.status == 403)
    #expect(!stale.text.contains("_choisir"))
  }

  @Test func `hostile text in every field comes back as text`() throws {
    let empty = try fixture.page("intervenant", "/circuits").text
    let names = Set(empty.matches(of: /name="([^"_][^"]*)"/).map { String($0.output.1) }).filter { $0.contains("/") }
    #expect(names.count > 12)
    let page = try fixture.send("intervenant", "/circuits", names.sorted().map { ($0, "\"><script>alert(1)</script>") })
    #expect(page.status == 422)
    #expect(!page.text.contains("<script>alert"))
  }
}
