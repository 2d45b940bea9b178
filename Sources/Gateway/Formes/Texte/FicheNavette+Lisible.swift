public import Liaison

extension FicheNavette: Lisible {
  /// Writes the fiche: the consignes de contact first, since they must be read before anything is done.
  public func rediger(_ redaction: inout Redaction) {
    redigerConsignes(&redaction)
    redigerSections(&redaction)
  }

  func redigerConsignes(_ redaction: inout Redaction) {
    redaction.alerte("Consignes de contact — à lire avant tout contact") { texte in
      if let consignesContact {
        consignesContact.rediger(&texte)
      } else {
        texte.ligne("Aucune consigne n’a été transmise.")
      }
    }
  }

  func redigerSections(_ redaction: inout Redaction) {
    let sections: [(SectionCode, (any Lisible)?)] = [
      (.identite, identite), (.coordonnees, coordonnees), (.compositionFamiliale, compositionFamiliale),
      (.situation, situation), (.sante, sante), (.infractions, infractions), (.mineurs, mineurs), (.demande, demande),
    ]
    for case (let code, let section?) in sections {
      redaction.section(code.libelle) { section.rediger(&$0) }
    }
    guard !piecesJointes.isEmpty else { return }
    redaction.section(SectionCode.piecesJointes.libelle) { texte in
      for (index, piece) in piecesJointes.enumerated() {
        texte.champ("\(index + 1)", piece.nom.contenu)
        texte.retrait { piece.rediger(&$0) }
      }
    }
  }
}
