import Liaison
import Testing

struct FicheTests {
  @Test func `a fiche knows its sections`() throws {
    let full = try Exemples.ficheComplete()
    #expect(full.sections == Set(SectionCode.allCases))
    let least = try FicheNavette(identite: Exemples.identite(), demande: Exemples.demande())
    #expect(least.sections == [.identite, .demande])
  }

  @Test func `minimisation keeps only what may go`() throws {
    let full = try Exemples.ficheComplete()
    let reduced = try full.reduite(
      aux: [.identite, .demande, .coordonnees, .piecesJointes], categories: [.ordinaire])
    #expect(reduced.sections == [.identite, .demande, .coordonnees, .piecesJointes])
    #expect(reduced.piecesJointes.map(\.categorie) == [.ordinaire])
    #expect(try full.reduite(aux: Set(SectionCode.allCases)) == full)
  }

  @Test func `without who and what there is no fiche`() throws {
    let full = try Exemples.ficheComplete()
    #expect(throws: LiaisonError(.missing)) { try full.reduite(aux: [.identite, .sante]) }
    #expect(throws: LiaisonError(.missing)) { try full.reduite(aux: [.demande]) }
  }

  @Test func `attachments are bounded and each sent once`() throws {
    let identite = try Exemples.identite(), demande = try Exemples.demande()
    #expect(throws: LiaisonError(.tooMany)) {
      try FicheNavette(identite: identite, demande: demande, piecesJointes: (0..<11).map { try Exemples.piece($0) })
    }
    #expect(throws: LiaisonError(.duplicate)) {
      try FicheNavette(identite: identite, demande: demande, piecesJointes: [Exemples.piece(1), Exemples.piece(1)])
    }
    for size in [0, PieceJointe.tailleMaximale + 1] {
      #expect(throws: LiaisonError(.outOfRange)) {
        try PieceJointe(
          nom: Ligne("a"), type: .png, taille: size, empreinte: .init(repeating: 0, count: 32), categorie: .ordinaire)
      }
    }
    #expect(throws: LiaisonError(.forbiddenCharacter)) {
      try PieceJointe(
        nom: Ligne("../a"), type: .png, taille: 1, empreinte: .init(repeating: 0, count: 32), categorie: .ordinaire)
    }
    #expect(throws: LiaisonError(.outOfRange)) {
      try PieceJointe(nom: Ligne("a"), type: .png, taille: 1, empreinte: [], categorie: .ordinaire)
    }
  }

  @Test func `sections that contradict themselves are refused`() throws {
    let birth = try DateDeNaissance(CalendarDay("2000-01-01"), auPlusTard: CalendarDay("2026-11-21"))
    #expect(throws: LiaisonError(.inconsistent)) {
      try Identite(nom: Ligne("A"), prenoms: Ligne("B"), sexe: .feminin, naissance: birth, ageEstime: .de18a25)
    }
    #expect(throws: LiaisonError(.missing)) { try ConsignesContact() }
    #expect(throws: LiaisonError(.outOfRange)) {
      try CompositionFamiliale(situation: .init(code: "marie"), enfantsMineurs: 31)
    }
    #expect(throws: LiaisonError(.outOfRange)) {
      try CompositionFamiliale(situation: .init(code: "marie"), enfantsMineurs: -1)
    }
    let addiction = try Problematique(code: "addiction")
    #expect(throws: LiaisonError(.duplicate)) {
      try Situation(
        profil: .misEnCause, problematique: addiction, autresProblematiques: [addiction], evaluation: Texte("É"))
    }
    #expect(throws: LiaisonError(.missing)) {
      try Infractions(natures: [], recit: Texte("R"), procedure: .aucune)
    }
    #expect(throws: LiaisonError(.missing)) { try Mineurs(mineurs: [], elements: Texte("E")) }
    #expect(throws: LiaisonError(.inconsistent)) {
      try Mineurs.Mineur(nom: Ligne("E"), ageEstime: .de40a59, sexe: .feminin)
    }
    #expect(throws: LiaisonError(.inconsistent)) {
      try PlageHoraire(jours: [.lundi], debut: HeureLocale(12), fin: HeureLocale(12))
    }
    #expect(throws: LiaisonError(.missing)) {
      try PlageHoraire(jours: [], debut: HeureLocale(9), fin: HeureLocale(12))
    }
  }

  @Test func `answers without what they need are refused`() throws {
    #expect(throws: LiaisonError(.missing)) { try Refus(motif: .init(code: "autre")) }
    #expect(throws: LiaisonError(.missing)) { try Reorientation(vers: .init("b"), motif: .init(code: "autre")) }
    #expect(throws: LiaisonError(.missing)) {
      try Retour(issue: .oriente, connuDuDepartement: .oui, connuDeLaCAF: .neSaitPas)
    }
    #expect(throws: LiaisonError(.textTooShort)) { try Justification(Texte("urgence")) }
    #expect(try Retour(issue: .dejaSuivi, connuDuDepartement: .oui, connuDeLaCAF: .neSaitPas).commentaire == nil)
    #expect(try Justification(Texte(String(repeating: "a", count: 20))).texte.longueur == 20)
  }
}
