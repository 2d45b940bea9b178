import HTTP
import Testing

@testable import Web

struct PagesOralesTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private static let key = (Form.key, "00000000-0000-4000-8000-000000000003")

  /// What the page proposes, as a browser would send it back.
  private func typed(_ changes: [(String, String)]) throws -> [(String, String)] {
    let page = try fixture.page("intervenant", "/orale").text
    let now = try #require(page.firstMatch(of: /name="le"[^>]* value="([0-9T:-]+)"/)).1
    let names = Set(changes.map(\.0))
    return
      ([("le", String(now)), ("rubriques", "identite"), ("rubriques", "situation"), Self.key]
      .filter { !names.contains($0.0) }) + changes.filter { !$0.1.isEmpty }
  }

  private static let peril = [("interlocuteur", "unite-fsi/commissariat"), ("fondement", "cp-223-6-al-2")]

  @Test func `a péril said aloud is recorded with two choices, and its justification deposited`() throws {
    let answer = try fixture.send("intervenant", "/orale", typed(Self.peril))
    #expect(answer.status == 201, "\(answer.text)")
    let place = try #require(answer.text.firstMatch(of: /\/orales\/[A-Z]{2}-[0-9A-Z-]+/)).output
    #expect(try fixture.page("intervenant", String(place)).text.contains("Déposer la justification"))
    let sent = try fixture.send("intervenant", place + "/justification", [("texte", "Justification inventée.")])
    #expect(sent.status == 303)
    #expect(try fixture.page("intervenant", "/orales").text.contains(place))
  }

  @Test func `what rests on the person's agreement says so by itself`() throws {
    let answer = try fixture.send(
      "intervenant", "/orale",
      typed([
        ("interlocuteur", "secteur/nord"), ("fondement", "accord"), ("faits/profil", "victime"),
        ("faits/classeAge", "26-39"), ("personne", "Personnage inventé"),
      ]))
    #expect(answer.status == 201, "\(answer.text)")
    #expect(!answer.text.contains("Personnage inventé"))
  }

  @Test(arguments: ["interlocuteur", "fondement", "rubriques", "le"])
  func `what is missing is asked for, and nothing is lost`(name: String) throws {
    let answer = try fixture.send(
      "intervenant", "/orale",
      typed(Self.peril + [("precision", "Mots inventés."), (name, "")].filter { $0.0 == name || $0.0 == "precision" })
        .filter { $0.0 != name })
    #expect(answer.status == 422)
    #expect(answer.text.contains("Mots inventés."))
  }

  @Test(arguments: ["personne", "precision", "enSuiteDe", "le", "interlocuteur"])
  func `hostile text comes back as text`(name: String) throws {
    let hostile = "\"><script>alert(1)</script>"
    // Without its ground, so that the form is shown again whatever the field accepts.
    let others = Self.peril.filter { ![name, "fondement"].contains($0.0) }
    let answer = try fixture.send("intervenant", "/orale", typed(others + [(name, hostile)]))
    #expect(answer.status == 422)
    #expect(!answer.text.contains("<script>alert"))
    #expect(["le", "interlocuteur"].contains(name) || answer.text.contains("&lt;script&gt;alert(1)"))
  }

  @Test func `who may not write records nothing`() throws {
    let answer = try fixture.send("commandant", "/orale", typed(Self.peril))
    #expect(answer.status == 403)
    #expect(try fixture.page("commandant", "/orales").status == 403)
  }

  @Test func `the auditor reviews codes, and no words`() throws {
    #expect(try fixture.send("intervenant", "/orale", typed(Self.peril)).status == 201)
    let list = try fixture.page("auditeur", "/orales")
    #expect(list.status == 200)
    #expect(list.text.contains("Code pénal, art. 223-6"))
  }
}
