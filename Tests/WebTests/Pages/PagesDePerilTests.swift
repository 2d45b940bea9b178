import HTTP
import JSON
import Testing

@testable import Web

struct PagesDePerilTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private static let typed = [
    ("destination", "commissariat"), ("alinea", "2"), ("qui", "Personnage inventé"), ("ou", "1 rue Imaginaire"),
    ("danger", "Danger inventé."), ("demande", "Intervenir sans délai."),
  ]

  private func key() -> (String, String) { (Form.key, "00000000-0000-4000-8000-000000000001") }

  @Test func `an avis leaves from a form without any script, and its page asks for the justification`() throws {
    let sent = try fixture.send("intervenant", "/peril", Self.typed + [key()])
    #expect(sent.status == 303)
    let place = try #require(sent["Location"])
    #expect(place.hasPrefix("/avis/AP-"))
    let page = try fixture.page("intervenant", place)
    #expect(page.status == 200)
    #expect(page.text.contains("Déposer la justification"))
    #expect(page.text.contains("class=\"fait\""))
    #expect(try fixture.page("intervenant", "/avis").text.contains(place.dropFirst(6).prefix(15)))
  }

  @Test func `sending the same form twice sends one avis`() throws {
    let once = try fixture.send("intervenant", "/peril", Self.typed + [key()])
    let twice = try fixture.send("intervenant", "/peril", Self.typed + [key()])
    #expect(once["Location"] == twice["Location"])
  }

  @Test func `the justification is deposited, then reviewed by a cadre who is not its author`() throws {
    let place = try #require(try fixture.send("intervenant", "/peril", Self.typed + [key()])["Location"])
    let avis = String(place.prefix { $0 != "?" })
    #expect(
      try fixture.send("intervenant", avis + "/justification", [("texte", "Justification inventée.")]).status == 303)
    #expect(try fixture.page("cadre", avis).text.contains("Enregistrer la relecture"))
    let reviewed = try fixture.send("cadre", avis + "/relecture", [("conclusion", "fondee")])
    #expect(reviewed.status == 303)
    let after = try fixture.page("cadre", try #require(reviewed["Location"]))
    #expect(after.status == 200 && after.text.contains("La relecture est enregistrée."))
  }

  @Test(arguments: ["qui", "ou", "danger", "demande", "destination", "alinea"])
  func `what is wrong is said beside its field, and nothing that was typed is lost`(name: String) throws {
    let answer = try fixture.send("intervenant", "/peril", Self.typed.filter { $0.0 != name } + [key()])
    #expect(answer.status == 422)
    #expect(answer.text.contains("href=\"#c-\(name)\""))
    #expect(answer.text.contains("id=\"c-\(name)-faute\""))
    for (other, value) in Self.typed where other != name && !["destination", "alinea"].contains(other) {
      #expect(answer.text.contains(value))
    }
  }

  @Test(arguments: ["qui", "ou", "danger", "demande"])
  func `hostile text comes back as text`(name: String) throws {
    let hostile = "\"><script>alert(1)</script><textarea></textarea>'"
    let typed = Self.typed.filter { $0.0 != name && $0.0 != "destination" } + [(name, hostile), key()]
    let answer = try fixture.send("intervenant", "/peril", typed)
    #expect(answer.status == 422)
    #expect(!answer.text.contains("<script>alert"))
    #expect(answer.text.contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test func `a stale page does nothing but show itself again`() throws {
    let answer = try fixture.send("intervenant", "/peril", Self.typed + [key()], token: "00")
    #expect(answer.status == 403)
    #expect(answer.text.contains("Page périmée"))
    #expect(answer.text.contains("Danger inventé."))
    #expect(try fixture.page("intervenant", "/avis").text.contains("Aucun avis"))
  }

  @Test func `a body that cannot act is refused with its article`() throws {
    let typed = Self.typed.filter { $0.0 != "destination" } + [("destination", "nord"), key()]
    let answer = try fixture.send("intervenant", "/peril", typed)
    #expect(answer.status == 403)
    #expect(answer.text.contains("art. 223-6"))
  }

  @Test func `each step of an avis has its evidence to download, for its author and for who can act`() throws {
    let place = try #require(try fixture.send("intervenant", "/peril", Self.typed + [key()])["Location"])
    let avis = String(place.prefix { $0 != "?" })
    #expect(try fixture.page("intervenant", avis).text.contains("href=\"\(avis)/preuves\""))
    let steps = try fixture.page("intervenant", avis + "/preuves")
    #expect(steps.status == 200 && steps.text.contains("Avis de péril transmis"))
    let link = try #require(steps.text.firstMatch(of: /href="(\/avis\/[^"]*\/preuves\/[0-9]+)"/)?.1)
    for name in ["intervenant", "gardien"] {
      let file = try fixture.page(name, String(link))
      #expect(file.status == 200 && file["Content-Type"] == "application/zip", "\(name)")
      #expect(file["Content-Disposition"]?.contains("preuve-AP-") == true)
    }
    for name in ["intervenant-2", "nord-1", "commandant"] {
      #expect([403, 404].contains(try fixture.page(name, String(link)).status), "\(name)")
      #expect([403, 404].contains(try fixture.page(name, avis + "/preuves").status), "\(name)")
    }
    #expect(try fixture.page("intervenant", avis + "/preuves/999999").status == 404)
  }

  @Test func `an avis that is not one's own matter is not found`() throws {
    let place = try #require(try fixture.send("intervenant", "/peril", Self.typed + [key()])["Location"])
    #expect(try fixture.page("nord-1", place).status == 404)
    #expect(try fixture.page("commandant", place).status == 403)
  }
}
