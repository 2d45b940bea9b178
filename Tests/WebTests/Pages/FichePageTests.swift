import JSON
import Liaison
import Testing

@testable import Web

/// The page of one fiche: what happened, and what its reader may do.
struct FichePageTests {
  let fixture: GatewayFixture
  let reference: String

  init() throws {
    fixture = try GatewayFixture()
    reference = try fixture.transmitted()
  }

  private func page(_ name: String) throws -> Answer { try fixture.page(name, "/fiches/\(reference)") }

  /// The forms of a page, by what they are sent to.
  private func acts(_ name: String) throws -> Set<String> {
    Set(
      try page(name).text.matches(of: /action="\/fiches\/[^"\/]+\/([a-z]+)"/).map { String($0.output.1) })
  }

  @Test func `its page says where it stands, and titles hold nothing but the reference`() throws {
    let text = try page("intervenant").text
    #expect(
      text.contains("<h1>Fiche \(reference)</h1>") && text.contains("<title>Fiche \(reference) · Navette</title>"))
    #expect(text.contains("Pas encore ouverte") && text.contains("Transmise et remise au destinataire"))
    #expect(text.contains("data-reference=\"\(reference)\"") && text.contains("<noscript>"))
    #expect(!text.contains("Personnage"))
  }

  @Test func `the form for re-routing says who will read what is said of the reason`() throws {
    let text = try page("nord-1").text
    #expect(text.contains("name=\"precisions\""))
    #expect(text.contains("Scellées pour l’auteur de la fiche et pour le service qui la reçoit."))
  }

  @Test func `each sees the acts that the state and the policies leave to them`() throws {
    #expect(try acts("intervenant") == ["rappel", "reorientation", "effacement", "retrait"])
    #expect(try acts("nord-1") == ["reorientation", "retrait"])
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/ouverture").status == 200)
    #expect(try acts("intervenant") == ["reorientation", "retrait"])
    #expect(try acts("nord-2") == ["accuse", "refus", "reorientation", "retrait"])
    #expect(try fixture.post("nord-1", "/api/fiches/\(reference)/accuse").status == 200)
    #expect(try acts("nord-1") == ["retour", "refus", "reorientation", "retrait"])
    #expect(try fixture.post("nord-2", "/api/fiches/\(reference)/retour", Bodies.retour).status == 200)
    #expect(try acts("nord-1") == ["retrait"])
    #expect(try acts("intervenant") == ["cloture", "retrait"])
    #expect(try fixture.post("intervenant", "/api/fiches/\(reference)/cloture").status == 200)
    #expect(try acts("intervenant") == ["retrait"])
  }

  @Test func `the API says the same acts`() throws {
    let answer = try fixture.get("intervenant", "/api/fiches/\(reference)/chronologie").json
    #expect(answer["actes"] == ["consulter", "reorienter", "rappeler", "effacer", "retirer"])
    #expect(answer["fiche"]?["etat"] == "transmise" && answer["fiche"]?["etatPar"] == "intervenant")
  }

  @Test(arguments: [("sud-1", "226-13"), ("commandant", "226-13"), ("auditeur", "226-13"), ("admin", "226-13")])
  func `nobody else sees it, and the article says why`(name: String, article: String) throws {
    let answer = try page(name)
    // Police and command get one refusal, whatever they ask and of whatever fiche: another would tell that there is one.
    let title = name == "commandant" ? "Ouverture refusée" : "Consultation refusée"
    #expect(answer.status == 403 && answer.text.contains(title), "\(answer.text)")
    #expect(answer.text.contains(article))
    #expect(!answer.text.contains("<form") && !answer.text.contains("data-reference"))
  }

  @Test func `the evidence of a step is a file, for whoever sees it`() throws {
    let text = try page("intervenant").text
    let link = try #require(text.firstMatch(of: /href="(\/fiches\/[^"]+\/preuves\/[0-9]+)" download/)?.output.1)
    #expect(text.contains("Télécharger la preuve") && !text.contains("/recus/"))
    for name in ["intervenant", "nord-1"] {
      let file = try fixture.page(name, String(link))
      #expect(file.status == 200 && file["Content-Type"] == "application/zip", "\(name)")
      #expect(
        file["Content-Disposition"]?.wholeMatch(of: #/attachment; filename="preuve-FN-[0-9A-Z-]+-[0-9]+\.zip"/#) != nil)
      #expect(file["Cache-Control"] == "no-store")
      #expect(file.body.starts(with: Array("PK\u{3}\u{4}".utf8)))
      #expect(try page(name).text.contains(link))
    }
    #expect(try fixture.page("sud-1", String(link)).status == 403)
    let unknown = try fixture.page("intervenant", "/fiches/\(reference)/preuves/999999")
    #expect(unknown.status == 404 && unknown.text.contains("<h1>"))
    #expect(try fixture.page("intervenant", "/fiches/\(reference)/preuves/01").status == 404)
    #expect(try fixture.page("intervenant", "/fiches/\(reference)/recus/1").status == 404)
  }

  @Test func `an attempt that was refused reads as an attempt`() throws {
    #expect(try fixture.post("sud-1", "/api/fiches/\(reference)/ouverture").status == 403)
    let text = try page("intervenant").text
    #expect(text.contains("Tentative refusée (consultée)"))
    #expect(text.matches(of: /\/preuves\//).count == 1)
  }

  @Test func `every kind of step of a fiche has a name, and a reminder reads as one`() throws {
    #expect(EtapeProuvee.label("relance") == "Relancée par son auteur")
    #expect(EtapeProuvee.label("relance-refuse") == "Tentative refusée (relancée par son auteur)")
    #expect(EtapeProuvee.label("chronologie-refuse") == "Tentative refusée (consultation du suivi)")
    let steps = [
      "transmission", "ouverture", "accuse", "refus", "reorientation", "retour", "cloture", "rappel", "suite",
      "effacement", "retrait-accord", "opposition",
    ]
    for step in steps + ["acquittement"] {
      #expect(EtapeProuvee.label(step) != "Autre étape" && !EtapeProuvee.label(step).contains("Tentative"), "\(step)")
    }
  }

  @Test func `an unknown reference, or one of an avis, is a page that was not found`() throws {
    for path in ["/fiches/\(Reference(.ficheNavette, year: 2026))", "/fiches/\(Reference(.avisDePeril, year: 2026))"] {
      #expect(try fixture.page("intervenant", path).status == 404)
    }
    #expect(try fixture.page("intervenant", "/fiches/%3Cscript%3E").status == 404)
    #expect((400...499).contains(try fixture.page("intervenant", "/fiches/\(reference)?fait=%3Cb%3E").status))
  }
}
