import Foundation
import Liaison

/// Small values that tests build on.
enum Exemples {
  static func day(_ text: String) throws -> CalendarDay { try CalendarDay(text) }

  /// An instant written as `2026-11-21T10:00:00Z`.
  static func instant(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

  static func acte(_ agent: String = "agent-a", _ seconds: Double = 0) throws -> Acte {
    Acte(par: try AgentID(agent), le: Date(timeIntervalSince1970: 1_790_000_000 + seconds))
  }

  static func faits(accord: EtatAccord = .donne, objets: Set<ObjetAccord> = [.transmission]) throws -> FaitsCodes {
    try FaitsCodes(profil: .victime, classeAge: .de26a39, accord: accord, objetsAccord: objets)
  }

  static func identite() throws -> Identite {
    try Identite(
      nom: Ligne("Zyxnom"), prenoms: Ligne("Zyxprenom"), sexe: .feminin,
      naissance: DateDeNaissance(CalendarDay("1987-06-05"), auPlusTard: CalendarDay("2026-11-21")))
  }

  static func demande() throws -> Demande { Demande(attendu: try Texte("Un premier rendez-vous.")) }

  static func piece(_ octet: UInt8, _ categorie: CategorieRGPD = .ordinaire) throws -> PieceJointe {
    try PieceJointe(
      nom: Ligne("pièce.pdf"), type: .pdf, taille: 12, empreinte: [UInt8](repeating: octet, count: 32),
      categorie: categorie)
  }

  static func ficheComplete() throws -> FicheNavette {
    try FicheNavette(
      identite: identite(),
      coordonnees: Coordonnees(
        residence: .commune(CodeCommune("01053")), telephone: Telephone("06 12 34 56 78"),
        courriel: Courriel("zyx@exemple.fr")),
      consignesContact: ConsignesContact(interdits: [.appelerAuDomicile]),
      compositionFamiliale: CompositionFamiliale(situation: .init(code: "separe")),
      situation: Situation(
        profil: .victime, problematique: .init(code: "violences-conjugales"), evaluation: Texte("Évaluation.")),
      sante: Sante(elements: Texte("Suivi en cours.")),
      infractions: Infractions(natures: [.violencesPhysiques], recit: Texte("Récit."), procedure: .plainte),
      mineurs: Mineurs(mineurs: [.init(nom: Ligne("Enfant"), sexe: .masculin)], elements: Texte("Éléments.")),
      demande: demande(), piecesJointes: [piece(1), piece(2, .sante)])
  }
}

/// A generator that a test can repeat.
struct RepeatableGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
