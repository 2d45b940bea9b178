import JSON
import Liaison
import Testing

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

  @Test func `declined with a reason`() throws {
    try open()
    let missing = try send("nord-1", "refus", [("motif", "autre"), ("commentaire", "")])
    #expect(missing.status == 422 && missing.text.contains("href=\"#refus-commentaire\""), "\(missing.text)")
    #expect(missing.text.contains("<option value=\"autre\" selected>") && missing.text.contains("<details open>"))
    #expect(try send("nord-1", "refus", [("motif", "hors-competence")]).status == 303)
    #expect(try etat() == "refusee")
    #expect(try fixture.page("intervenant", "/fiches/\(reference)").text.contains("Refusée par "))
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

  static let hostile = ["<script>alert(1)</script>", "\"'><img src=x>", "\u{202e}renversé", "</textarea><b>"]

  @Test(arguments: hostile)
  func `hostile text in every field comes back escaped`(text: String) throws {
    try open()
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/accuse").status == 200)
    let fields = [
      "issue", "dejaConnuCD", "dejaConnuCAF", "prochainRendezVous", "orientations", "commentaire",
    ]
    for (act, names) in [("retour", fields), ("refus", ["motif", "commentaire"]), ("accuse", ["message"])] {
      let answer = try send("nord-1", act, names.map { ($0, text) } + [("inconnu", text)])
      #expect((400...499).contains(answer.status), "\(act)")
      #expect(!answer.text.contains(text) || !text.contains("<"), "\(act)")
    }
    #expect(try etat() == "accusee")
  }
}
