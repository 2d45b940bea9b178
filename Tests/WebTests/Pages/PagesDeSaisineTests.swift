import HTTP
import JSON
import Testing

@testable import Web

struct PagesDeSaisineTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private static let typed = [
    ("destination", "poste"), ("personne", "Personnage inventé"), ("joindre", "Par sa sœur, le matin"),
    ("profil", "victime"), ("problematique", "violences-conjugales"), ("faits", "Faits inventés."),
    ("mode", "directe"), ("origine", "intervention"), ("urgence", "normale"), ("accord/etat", "donne"),
    ("accord/objets", "contact"), ("accord/objets", "suites-fsi"), ("accord/information", "oral"),
    ("accord/par", "personne"), ("accord/le", "2026-01-02"), ("accord/motif", ""),
  ]

  private func key() -> (String, String) { (Form.key, "00000000-0000-4000-8000-000000000001") }

  private func sent(_ items: [(String, String)] = typed) throws -> String {
    let answer = try fixture.send("gardien", "/saisines/nouvelle", items + [key()])
    #expect(answer.status == 303)
    return String(try #require(answer["Location"]).prefix { $0 != "?" })
  }

  @Test func `a unit seizes without any script, and reads the code that comes back`() throws {
    let place = try sent()
    #expect(place.hasPrefix("/saisines/SA-"))
    let theirs = try fixture.page("gardien", place + "?fait=transmise")
    #expect(theirs.text.contains("class=\"fait\"") && theirs.text.contains("Aucune suite pour l’instant."))
    #expect(!theirs.text.contains("Rendre une suite") && !theirs.text.contains("Écrire une fiche"))
    let ours = try fixture.page("intervenant", place)
    #expect(ours.text.contains("Rendre une suite à l’unité"))
    #expect(ours.text.contains("/fiches/nouvelle?suite=SA-"))
    #expect(try fixture.send("intervenant", place + "/suite", [("suite", "prise-de-contact")]).status == 303)
    #expect(try fixture.page("gardien", place).text.contains("Contact pris"))
    #expect(try fixture.page("gardien", "/saisines").text.contains("Contact pris"))
    #expect(try fixture.page("gardien", place + "/preuves").text.contains("Suite rendue à l’unité"))
  }

  @Test func `without the agreement the refusal cites its article, and the unit learns nothing`() throws {
    let place = try sent(Self.typed.filter { !$0.0.hasPrefix("accord/") } + [("accord/etat", "non-demande")])
    let refused = try fixture.send("intervenant", place + "/suite", [("suite", "aide-refusee")])
    #expect(refused.status == 403)
    #expect(refused.text.contains("226-13") && refused.text.contains("checked"))
    #expect(try fixture.page("gardien", place).text.contains("Aucune suite pour l’instant."))
    #expect(try fixture.send("intervenant", place + "/suite", [("suite", "cloturee")]).status == 303)
    #expect(try fixture.page("gardien", place).text.contains("Clôturée"))
  }

  @Test func `what the person said since is taken with the code, and what is left alone is no answer`() throws {
    let place = try sent(Self.typed.filter { !$0.0.hasPrefix("accord/") } + [("accord/etat", "non-demande")])
    let later = Self.typed.filter { $0.0.hasPrefix("accord/") }
    #expect(try fixture.send("intervenant", place + "/suite", [("suite", "prise-de-contact")] + later).status == 303)
    #expect(try fixture.page("intervenant", place).text.contains("Accord que vous avez recueilli depuis"))
    #expect(!(try fixture.page("gardien", place).text.contains("recueilli depuis")))
    let blank = later.map { ($0.0, "") }.filter { $0.0 != "accord/objets" }
    #expect(try fixture.send("intervenant", place + "/suite", [("suite", "prise-en-charge")] + blank).status == 303)
  }

  @Test(arguments: ["personne", "faits", "destination", "profil", "problematique", "origine", "accord/etat"])
  func `what is wrong is said beside its field, and nothing that was typed is lost`(name: String) throws {
    let answer = try fixture.send("gardien", "/saisines/nouvelle", Self.typed.filter { $0.0 != name } + [key()])
    #expect(answer.status == 422)
    #expect(answer.text.contains("id=\"c-\(name.replacing("/", with: "-"))-faute\""))
    for (other, value) in Self.typed where other != name && ["personne", "joindre", "faits"].contains(other) {
      #expect(answer.text.contains(value))
    }
  }

  @Test(arguments: ["personne", "joindre", "faits"])
  func `hostile text comes back as text`(name: String) throws {
    let hostile = "\"><script>alert(1)</script>'"
    let items = Self.typed.filter { $0.0 != name && $0.0 != "profil" } + [(name, hostile), key()]
    let answer = try fixture.send("gardien", "/saisines/nouvelle", items)
    #expect(answer.status == 422)
    #expect(!answer.text.contains("<script>alert"))
    #expect(answer.text.contains("&lt;script&gt;alert"))
  }

  @Test(arguments: ["commandant", "auditeur", "admin", "dpo", "procureur"])
  func `those who have nothing to do with saisines are refused, by law`(name: String) throws {
    let place = try sent()
    #expect(try fixture.page(name, "/saisines").status == 403)
    #expect(try fixture.page(name, place).status == 403)
    #expect(!(try fixture.page(name, "/").text.contains("href=\"/saisines\"")))
  }

  @Test func `a saisine of nobody and one of others have the same page`() throws {
    let place = try sent()
    let (theirs, nobodys) = (
      try fixture.page("nord-1", place), try fixture.page("nord-1", "/saisines/SA-2026-0000-0000-ZZ")
    )
    #expect(theirs.status == 404)
    #expect(nobodys.status == 404)
    #expect(try fixture.page("nord-1", place).text.contains("ne vient de votre unité"))
  }
}
