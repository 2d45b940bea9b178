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

  /// A péril said aloud by `intervenant` and justified: where its page is.
  private func justified() throws -> String {
    let answer = try fixture.send("intervenant", "/orale", typed(Self.peril))
    let place = String(try #require(answer.text.firstMatch(of: /\/orales\/[A-Z]{2}-[0-9A-Z-]+/)).output)
    let sent = try fixture.send("intervenant", place + "/justification", [("texte", "Justification inventée.")])
    #expect(sent.status == 303, "\(sent.text)")
    return place
  }

  @Test func `a cadre opens the justification of a péril said aloud, and concludes`() throws {
    let place = try justified()
    #expect(try fixture.page("cadre", "/").text.contains("Périls dits de vive voix à relire"))
    #expect(try fixture.page("cadre", "/orales").text.contains(place))
    let page = try fixture.page("cadre", place).text
    #expect(page.contains("Enregistrer la relecture") && page.contains("data-ouvrir=\"/api\(place)/ouverture\""))
    let reviewed = try fixture.send("cadre", place + "/relecture", [("conclusion", "a-discuter")])
    #expect(reviewed.status == 303 && reviewed["Location"] == place + "?fait=relu")
    let after = try fixture.page("cadre", place + "?fait=relu")
    #expect(after.status == 200 && after.text.contains("La relecture est enregistrée."))
    #expect(!after.text.contains("Enregistrer la relecture"))
    #expect(try fixture.page("intervenant", place).text.contains("Relu"))
    #expect(try fixture.send("cadre", place + "/relecture", [("conclusion", "fondee")]).status == 409)
  }

  @Test func `who is not its reviewer is shown no review, and concludes nothing`() throws {
    let place = try justified()
    for agent in ["intervenant", "auditeur"] {
      #expect(!(try fixture.page(agent, place).text.contains("Enregistrer la relecture")), "\(agent)")
      #expect(try fixture.send(agent, place + "/relecture", [("conclusion", "fondee")]).status == 403, "\(agent)")
    }
    let empty = try fixture.send("cadre", place + "/relecture", [])
    #expect(empty.status == 422 && empty.text.contains("Enregistrer la relecture"))
    #expect(try fixture.send("cadre", place + "/relecture", [("conclusion", "fondee")], token: "00").status == 403)
    #expect(try fixture.page("cadre", place).text.contains("Enregistrer la relecture"))
  }

  @Test func `a list goes on from page to page`() throws {
    for number in 0..<21 {
      let key = (Form.key, "00000000-0000-4000-8000-0000000001\(number + 10)")
      let said = try typed(Self.peril).filter { $0.0 != Form.key } + [key]
      #expect(try fixture.send("intervenant", "/orale", said).status == 201)
    }
    let first = try fixture.page("intervenant", "/orales").text
    let next = try #require(first.firstMatch(of: /href="(\/orales\?suite=[^"]+)"/)).output.1
    let second = try fixture.page("intervenant", String(next)).text
    func references(_ page: String) -> Set<Substring> {
      Set(page.matches(of: /class="references">(VV-[0-9A-Z-]+)</).map(\.output.1))
    }
    #expect(references(first).count == 20 && references(second).count == 1)
    #expect(references(first).isDisjoint(with: references(second)))
    #expect(second.contains("Revenir au début") && !second.contains("Transmissions orales suivantes"))
    #expect(try fixture.page("intervenant", "/orales?suite=x").status == 422)
    // One that no longer stands on the first page has its page all the same.
    #expect(try fixture.page("intervenant", "/orales/\(try #require(references(second).first))").status == 200)
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
