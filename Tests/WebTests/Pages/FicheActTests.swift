import Foundation
import JSON
import Liaison
import Testing

@testable import Web

/// The forms of a fiche's page, sent as a browser without JavaScript sends them.
struct FicheActTests {
  let fixture: GatewayFixture
  let reference: String

  init() throws {
    fixture = try GatewayFixture()
    reference = try fixture.transmitted()
  }

  private func send(_ name: String, _ act: String, _ items: [(String, String)] = []) throws -> Answer {
    try fixture.send(name, "/fiches/\(reference)/\(act)", items)
  }

  private func open() throws {
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/ouverture").status == 200)
  }

  private func etat() throws -> String? {
    try fixture.get("intervenant", "/api/fiches/\(reference)/chronologie").json["fiche"]?["etat"]?.string
  }

  @Test func `a reminder that comes too early says from when, and does nothing`() throws {
    #expect(try fixture.page("intervenant", "/fiches/\(reference)").text.contains("Vous pourrez relancer à partir du"))
    let early = try send("intervenant", "relance")
    #expect(early.status == 409)
    #expect(early.text.contains("La relance sera possible"))
    #expect(try send("nord-1", "relance").status == 403)
    #expect(!(try fixture.page("nord-1", "/fiches/\(reference)").text.contains("relancer")))
  }

  @Test func `acknowledged, answered and closed without JavaScript`() throws {
    try open()
    let steps: [(String, String, [(String, String)], String)] = [
      ("nord-1", "accuse", [("message", "")], "accusee"),
      (
        "nord-2", "retour",
        [
          ("issue", "pris-en-charge"), ("dejaConnuCD", "oui"), ("dejaConnuCAF", "ne-sait-pas"),
          ("prochainRendezVous", "2030-01-15"), ("orientations", "caf"), ("commentaire", "Vu.\r\nInventé."),
        ], "retournee"
      ),
      ("intervenant", "cloture", [], "close"),
    ]
    for (name, act, items, etat) in steps {
      let answer = try send(name, act, items)
      #expect(answer.status == 303, "\(act): \(answer.text)")
      #expect(answer["Location"] == "/fiches/\(reference)?fait=\(act)")
      #expect(try self.etat() == etat)
      let next = try fixture.page(name, try #require(answer["Location"]))
      #expect(next.status == 200 && next.text.contains("class=\"fait\" role=\"status\""))
    }
  }

  @Test func `recalled before anybody opened it`() throws {
    #expect(try send("intervenant", "rappel", [("motif", "")]).status == 422)
    #expect(try send("intervenant", "rappel", [("motif", "erreur-destinataire")]).status == 303)
    #expect(try etat() == "rappelee")
  }

  @Test func `erased by its author before anybody opened it, and the page says what is left`() throws {
    #expect(try fixture.page("intervenant", "/fiches/\(reference)").text.contains("Effacer définitivement"))
    #expect(try send("intervenant", "effacement", [("motif", "")]).status == 422)
    #expect(try send("nord-1", "effacement", [("motif", "erreur")]).status == 403)
    let answer = try send("intervenant", "effacement", [("motif", "erreur")])
    #expect(answer.status == 303 && answer["Location"] == "/fiches/\(reference)?fait=effacement", "\(answer.text)")
    let page = try fixture.page("intervenant", try #require(answer["Location"])).text
    #expect(page.contains("Effacée : fiche créée par erreur") && page.contains("hors d’atteinte"))
    #expect(!page.contains("Effacer définitivement") && !page.contains("data-ouvrir"))
    #expect(page.matches(of: /\/preuves\//).count == 2)
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/ouverture").status == 409)
  }

  @Test func `what was opened is not its author's to erase any more`() throws {
    try open()
    #expect(!(try fixture.page("intervenant", "/fiches/\(reference)").text.contains("Effacer définitivement")))
    let answer = try send("intervenant", "effacement", [("motif", "erreur")])
    #expect(answer.status == 403 && answer.text.contains("RGPD, art. 5.2 et 17"), "\(answer.text)")
    #expect(try etat() == "consultee")
  }

  @Test func `an agreement that is withdrawn before anybody opened it stops the fiche`() throws {
    let before = try fixture.page("intervenant", "/fiches/\(reference)").text
    #expect(before.contains("Adhésion de la personne") && before.contains("Accord donné pour : être contacté"))
    #expect(try send("nord-1", "retrait", [("par", "")]).status == 422)
    #expect(try send("sud-1", "retrait", [("par", "personne")]).status == 403)
    let answer = try send("nord-1", "retrait", [("par", "personne")])
    #expect(answer.status == 303 && answer["Location"] == "/fiches/\(reference)?fait=retrait", "\(answer.text)")
    let page = try fixture.page("intervenant", "/fiches/\(reference)").text
    #expect(page.contains("Plus servie : la personne a retiré son accord") && page.contains("Personne."))
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/ouverture").status == 403)
    #expect(try etat() == "rappelee")
  }

  @Test func `withdrawn after it was read, the body answers the objection, and the author sees who had read it`() throws
  {
    try open()
    #expect(try send("intervenant", "retrait", [("par", "representant-legal")]).status == 303)
    #expect(try etat() == "consultee")
    let author = try fixture.page("intervenant", "/fiches/\(reference)").text
    #expect(
      author.contains("Accord retiré (représentant légal), dit à vous") && author.contains("Qui l’avait lue avant"))
    #expect(author.contains("le service destinataire doit répondre") && !author.contains("Répondre à l’opposition"))
    #expect(try send("intervenant", "opposition", [("issue", "arretee")]).status == 403)
    #expect(try fixture.page("nord-1", "/fiches/\(reference)").text.contains("Répondre à l’opposition"))
    #expect(try send("nord-1", "opposition", [("issue", "maintenue"), ("motif", "")]).status == 403)
    #expect(try send("nord-1", "opposition", [("issue", "maintenue"), ("motif", "protection-mineur")]).status == 303)
    let after = try fixture.page("nord-1", "/fiches/\(reference)").text
    #expect(after.contains("maintient : la protection d’un mineur") && !after.contains("Qui l’avait lue avant"))
    #expect(try send("nord-1", "opposition", [("issue", "arretee")]).status == 409)
  }

  @Test func `declined with a reason`() throws {
    try open()
    let missing = try send("nord-1", "refus", [("motif", "autre"), ("commentaire", "")])
    #expect(missing.status == 422 && missing.text.contains("href=\"#refus-commentaire\""), "\(missing.text)")
    #expect(missing.text.contains("<option value=\"autre\" selected>") && missing.text.contains("<details open>"))
    #expect(try send("nord-1", "refus", [("motif", "hors-competence")]).status == 303)
    #expect(try etat() == "refusee")
    #expect(try fixture.page("intervenant", "/fiches/\(reference)").text.contains("Refusée par "))
  }

  @Test func `a declined fiche still awaits something of its author, who addresses another elsewhere`() throws {
    try open()
    let link = "href=\"/fiches/nouvelle?suite=\(reference)\""
    #expect(!(try fixture.page("intervenant", "/fiches/\(reference)").text.contains(link)))
    #expect(try send("nord-1", "refus", [("motif", "hors-competence")]).status == 303)
    for path in ["/fiches", "/fiches?vue=reponses", "/fiches/\(reference)"] {
      #expect(try fixture.page("intervenant", path).text.contains("À adresser ailleurs ou à clore"), "\(path)")
    }
    #expect(try fixture.page("intervenant", "/fiches/\(reference)").text.contains(link))
    for path in ["/reception?vue=reponses", "/fiches/\(reference)"] {
      let other = try fixture.page("nord-1", path).text
      #expect(other.contains(reference) && !other.contains("À adresser ailleurs") && !other.contains(link), "\(path)")
    }
    let page = try fixture.page("intervenant", "/fiches/nouvelle?suite=\(reference)").text
    #expect(page.contains("<input type=\"hidden\" name=\"enSuiteDe\" value=\"\(reference)\">"))
    let next = try fixture.send(
      "intervenant", "/fiches/nouvelle",
      NouvelleFicheTests.orientation + [("enSuiteDe", reference), (Form.key, IdempotencyKey.random().description)])
    #expect(next.status == 201, "\(next.text)")
    #expect(
      try fixture.page("intervenant", "/fiches/\(reference)").text.contains("Suivie d’une autre transmission"))
    #expect(try send("intervenant", "cloture").status == 303)
  }

  @Test func `what is answered awaits its author until it is closed`() throws {
    try open()
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/accuse").status == 200)
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/retour", Bodies.retour).status == 200)
    #expect(try fixture.page("intervenant", "/fiches").text.contains("À lire et à clore"))
    #expect(!(try fixture.page("nord-1", "/reception?vue=reponses").text.contains("À lire et à clore")))
    #expect(try send("intervenant", "cloture").status == 303)
    #expect(!(try fixture.page("intervenant", "/fiches").text.contains("À lire et à clore")))
  }

  @Test(arguments: [("sud-1", "accuse"), ("intervenant", "accuse"), ("nord-1", "cloture"), ("auditeur", "cloture")])
  func `who may not is refused with the article`(name: String, act: String) throws {
    try open()
    let answer = try send(name, act)
    #expect(answer.status == 403 && answer.text.contains("226-13"), "\(answer.text)")
    #expect(try etat() == "consultee")
  }

  @Test func `what the state does not allow is said, and nothing changes`() throws {
    let early = try send("nord-1", "accuse")
    #expect(early.status == 409 && early.text.contains("Ouvrez d’abord la fiche."), "\(early.text)")
    #expect(try etat() == "transmise")
  }

  @Test func `a stale page does nothing`() throws {
    try open()
    let answer = try fixture.send("nord-1", "/fiches/\(reference)/accuse", [], token: "x")
    #expect(answer.status == 403, "\(answer.text)")
    #expect(try etat() == "consultee")
  }

  static let hostile = [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\"'><img src=x>", "&quot;&#39;&gt;&lt;img src=x&gt;"), ("\u{202e}renversé<", "\u{202e}renversé&lt;"),
    ("</textarea><b>", "&lt;/textarea&gt;&lt;b&gt;"),
  ]

  @Test(arguments: hostile)
  func `hostile text comes back escaped in every field that takes text, and in no other`(
    text: String, escaped: String
  ) throws {
    try open()
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/accuse").status == 200)
    let fields = [
      "issue", "dejaConnuCD", "dejaConnuCAF", "prochainRendezVous", "orientations", "commentaire",
    ]
    // An answer's date and comment, a refusal's comment: the others are choices, and an unknown choice is chosen by none.
    for (act, names, shown) in [("retour", fields, 2), ("refus", ["motif", "commentaire"], 1)] {
      let answer = try send("nord-1", act, names.map { ($0, text) } + [("inconnu", text)])
      #expect(answer.status == 422, "\(act)")
      #expect(!answer.text.contains(text), "\(act)")
      #expect(answer.text.components(separatedBy: escaped).count - 1 == shown, "\(act): \(answer.text)")
    }
    // Its form is not there any more: nothing of what was sent is shown.
    let late = try send("nord-1", "accuse", [("message", text), ("inconnu", text)])
    #expect(late.status == 422 && !late.text.contains(escaped) && !late.text.contains(text))
    #expect(try etat() == "accusee")
  }
}
