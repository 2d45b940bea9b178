import Cryptography
import Foundation
import HTTP
import JSON
import Liaison
import Testing

@testable import Web

/// A fiche written and sent through the page alone, without any script.
struct NouvelleFicheTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  typealias Items = [(String, String)]

  static let personne: Items = [
    ("fiche/identite/nom", "Personnage"), ("fiche/identite/prenoms", "Zoé"), ("fiche/identite/sexe", "feminin"),
    ("fiche/identite/naissance", "1990-02-28"), ("fiche/coordonnees/residence", "commune"),
    ("fiche/coordonnees/commune", "Bourg-en-Bresse"), ("fiche/demande/attendu", "Un rendez-vous inventé."),
    ("fiche/situation/problematique", "violences-conjugales"), ("fiche/situation/evaluation", "Évaluation inventée."),
    ("faits/profil", "victime"), ("faits/natures", "violences-au-sein-du-couple"),
  ]

  static let accord: Items = [
    ("accord/etat", "donne"), ("accord/objets", "contact"), ("accord/objets", "transmission"),
    ("accord/information", "oral"), ("accord/par", "personne"), ("accord/le", "2026-01-15"), ("accord/motif", ""),
  ]

  static let orientation: Items =
    [("circuit", "orientation-secteur"), ("fondement", "accord"), ("urgence", "normale")] + personne + accord

  private func send(_ items: Items, key: IdempotencyKey = .random()) throws -> Answer {
    try fixture.send("intervenant", "/fiches/nouvelle", items + [(Form.key, key.description)])
  }

  private func sentCount() throws -> Int? {
    try fixture.get("intervenant", "/api/boite?dossier=envoyees").json["fiches"]?.array?.count
  }

  private func setting(_ items: Items, _ name: String, _ value: String) -> Items {
    items.filter { $0.0 != name } + [(name, value)]
  }

  @Test func `an orientation goes to the secteur of the commune that was typed by its name`() throws {
    let page = try send(Self.orientation)
    #expect(page.status == 201, "\(page.text)")
    let fiche = try #require(try fixture.get("nord-1", "/api/boite").json["fiches"]?[0])
    let reference = try #require(fiche["reference"]?.string)
    #expect(page.text.contains(reference))
    #expect(fiche["rubriques"]?.array?.count == 4)
    #expect(page.text.contains("href=\"/api/fiches/\(reference)/recus\""))
    // One deadline, one way to say it: on this page and in the lists.
    let due = try #require(page.text.firstMatch(of: #/Accusé de réception attendu (.*?), retour attendu /#)?.output.1)
    #expect(try fixture.page("intervenant", "/fiches").text.contains("Accusé de réception attendu \(due)"))
  }

  @Test func `sent twice with its key, a fiche is created once`() throws {
    let key = IdempotencyKey.random()
    let token = try fixture.token("intervenant")
    for _ in 0..<2 {
      let page = try fixture.send(
        "intervenant", "/fiches/nouvelle", Self.orientation + [(Form.key, key.description)], token: token)
      #expect(page.status == 201, "\(page.text)")
    }
    #expect(try sentCount() == 1)
  }

  @Test func `everything that lacks is said at once, in unfolded parts, and nothing that was typed is lost`() throws {
    let page = try send([
      ("circuit", "orientation-secteur"), ("fondement", "accord"), ("urgence", "normale"),
      ("accord/etat", "donne"), ("fiche/identite/nom", "Personnage"),
    ])
    #expect(page.status == 422)
    for pointer in [
      "fiche-identite-prenoms", "fiche-identite-sexe", "fiche-demande-attendu", "faits-profil", "accord-objets",
      "accord-information",
    ] {
      #expect(page.text.contains("href=\"#c-\(pointer)\""), "\(pointer)")
      #expect(page.text.contains("id=\"c-\(pointer)\""), "\(pointer)")
    }
    #expect(page.text.contains("value=\"Personnage\""))
    #expect(try sentCount() == 0)
  }

  @Test func `a refusal comes back with its article, and nothing is lost`() throws {
    let page = try send(setting(Self.orientation, "fondement", "cp-226-14-3"))
    #expect(page.status == 403)
    #expect(page.text.contains("226-14"))
    #expect(page.text.contains("Évaluation inventée."))
    #expect(page.text.contains("<option value=\"cp-226-14-3\" selected>"))
    #expect(try sentCount() == 0)
  }

  @Test func `a page that was made for somebody else sends nothing`() throws {
    let page = try fixture.send(
      "intervenant", "/fiches/nouvelle", Self.orientation + [(Form.key, IdempotencyKey.random().description)],
      token: try fixture.token("nord-1"))
    #expect(page.status == 403)
    #expect(page.text.contains("Évaluation inventée."))
    #expect(try sentCount() == 0)
  }

  @Test func `who may not transmit is refused with the reason`() throws {
    let page = try fixture.send(
      "gardien", "/fiches/nouvelle", Self.orientation + [(Form.key, IdempotencyKey.random().description)])
    #expect(page.status == 403)
  }

  @Test func `several communes of one name are offered, and the choice counts`() throws {
    let ambiguous = setting(Self.orientation, "fiche/coordonnees/commune", "Saint-Denis")
    let page = try send(ambiguous)
    #expect(page.status == 422)
    #expect(page.text.contains("choisissez la bonne"))
    let offered = page.text.matches(of: /type="radio" name="fiche\/coordonnees\/commune" value="([^"]*)"/)
    #expect(offered.count > 1)
    let unknown = try send(setting(Self.orientation, "fiche/coordonnees/commune", "Zzyzx"))
    #expect(unknown.status == 422 && unknown.text.contains("Aucune commune"))
    let chosen = try send(
      setting(Self.orientation, "fiche/coordonnees/commune", "Bourg") + [
        ("fiche/coordonnees/commune", "Bourg-en-Bresse (01053)")
      ])
    #expect(chosen.status == 201, "\(chosen.text)")
  }

  @Test func `checking says what would go and sends nothing`() throws {
    let page = try send(Self.orientation + [("_verifier", "oui")])
    #expect(page.status == 200)
    #expect(page.text.contains("Ce qui partira vers : nord"))
    #expect(page.text.contains("Évaluation inventée."))
    let refused = try send(setting(Self.orientation, "fondement", "cp-226-14-2") + [("_verifier", "oui")])
    #expect(refused.text.contains("Rien ne partirait"))
    let incomplete = try send([("_verifier", "oui"), ("fiche/identite/nom", "Personnage")])
    #expect(incomplete.status == 422)
    #expect(try sentCount() == 0)
  }

  @Test func `an information préoccupante is about the minors it names, and needs no agreement`()
    throws
  {
    let page = try send(
      [
        ("circuit", "information-preoccupante"), ("fondement", "casf-l226-2-1"), ("urgence", "prioritaire"),
        ("destination", "cellule"), ("accord/etat", "non-demande"), ("accord/le", "2026-01-15"),
        ("faits/parents", "informes"), ("faits/imminence", "possible"),
        // The first line was left empty.
        ("fiche/mineurs/mineurs/0/nom", ""), ("fiche/mineurs/mineurs/1/nom", "Enfant inventé"),
        ("fiche/mineurs/mineurs/1/sexe", "masculin"), ("fiche/mineurs/mineurs/1/ageEstime", "6-10"),
        ("fiche/mineurs/elements", "Éléments inventés."),
      ] + Self.personne)
    #expect(page.status == 201, "\(page.text)")
    #expect(page.text.contains("Mineurs"))
    #expect(try fixture.get("crip-1", "/api/boite").json["fiches"]?[0]?["circuit"] == "information-preoccupante")
  }

  @Test func `a signalement under 226-14 1° about a minor goes to the parquet`() throws {
    let minor = setting(Self.personne, "fiche/identite/naissance", "2015-03-01")
    let items =
      [
        ("circuit", "signalement-judiciaire"), ("fondement", "cp-226-14-1"), ("urgence", "immediate"),
        ("destination", "parquet"), ("accord/etat", "impossible"), ("accord/motif", "danger-immediat"),
        ("accord/le", "2026-01-15"), ("accord/par", "personne"), ("faits/natures", "sevices"),
        ("faits/imminence", "imminente"), ("fiche/infractions/recit", "Récit inventé."),
        ("fiche/infractions/procedure", "inconnue"), ("minimiser", "oui"),
      ] + minor
    let page = try send(items)
    #expect(page.status == 201, "\(page.text)")
    #expect(page.text.contains("Infractions"))
    #expect(try fixture.get("procureur", "/api/boite").json["fiches"]?.array?.count == 1)
    let adult = try send(setting(items, "fiche/identite/naissance", "1990-02-28"))
    #expect(adult.status == 403 && adult.text.contains("226-14"))
  }

  @Test func `one more part and one more line are shown with what was typed, and nothing is sent`() throws {
    let page = try send(Self.orientation + [("_ajouter", "composition")])
    #expect(page.status == 200)
    #expect(page.text.contains("name=\"fiche/compositionFamiliale/membres/0/lien\""))
    #expect(page.text.contains("Évaluation inventée."))
    let line = try send([("fiche/compositionFamiliale/membres/0/nom", "Inventé"), ("_ajouter", "membre")])
    #expect(line.text.contains("name=\"fiche/compositionFamiliale/membres/1/nom\""))
    #expect(!line.text.contains("name=\"fiche/compositionFamiliale/membres/2/nom\""))
    let chosen = try send(Self.personne + [("_choisir", "signalement-judiciaire cp-226-14-1 parquet")])
    #expect(chosen.text.contains("<option value=\"parquet\" selected>"))
    #expect(chosen.text.contains("<option value=\"cp-226-14-1\" selected>"))
    #expect(try sentCount() == 0)
  }

  @Test func `hostile text in every field comes back as text`() throws {
    let parts = Rubrique.allCases.map(\.rawValue).joined(separator: ",")
    let empty = try fixture.page("intervenant", "/fiches/nouvelle?circuit=partenaire&rubriques=\(parts)").text
    let names = Set(empty.matches(of: /name="([^"_][^"]*)"/).map { String($0.output.1) }).filter { $0.contains("/") }
    #expect(names.count > 70)
    let hostile = "</textarea><script>alert(1)</script>\"'&\u{202e}"
    let page = try send(names.sorted().map { ($0, hostile) })
    #expect(page.status == 422)
    #expect(!page.text.contains("<script>alert") && !page.text.contains("</textarea><script"))
    let escaped = "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"
    let texts = empty.matches(
      of: /<(?:textarea|input)(?![^>]*type="(?:hidden|radio|checkbox)")[^>]*name="([^"_][^"]*)"/)
    #expect(texts.count > 30)
    #expect(page.text.components(separatedBy: escaped).count - 1 == texts.count)
    #expect(try sentCount() == 0)
  }

  @Test func `an attachment goes with the fiche, and one that is not what it says comes back as a fault`() throws {
    func described(_ text: String) -> Items {
      let content = Array(text.utf8)
      let digest = SHA256.digest(content).hex
      return [
        ("fiche/piecesJointes/0/nom", "note.txt"), ("fiche/piecesJointes/0/type", "texte"),
        ("fiche/piecesJointes/0/taille", "\(content.count)"), ("fiche/piecesJointes/0/empreinte", digest),
        ("fiche/piecesJointes/0/categorie", "ordinaire"), ("pieces/0/empreinte", digest),
        ("pieces/0/contenu", Data(content).base64EncodedString()),
      ]
    }
    let page = try send(Self.orientation + described("Une note inventée."))
    #expect(page.status == 201, "\(page.text)")
    #expect(page.text.contains("Pièces jointes"))
    let other = setting(described("Une note inventée."), "pieces/0/contenu", Data("autre".utf8).base64EncodedString())
    #expect(try send(Self.orientation + other).status == 422)
    let hidden = setting(described("%PDF-1.7 qui n’en est pas un"), "fiche/piecesJointes/0/type", "pdf")
    #expect(try send(Self.orientation + hidden).status == 422)
    #expect(try sentCount() == 1)
  }

  @Test func `the page is light enough`() throws {
    let page = try fixture.page("intervenant", "/fiches/nouvelle")
    #expect(page.status == 200)
    #expect(page.body.count < 22_000, "\(page.body.count)")
    for circuit in Circuit.all {
      let page = try fixture.page("intervenant", "/fiches/nouvelle?circuit=\(circuit.code)")
      #expect(page.status == 200)
      #expect(page.body.count < 29_000, "\(circuit.code): \(page.body.count)")
    }
  }
}
