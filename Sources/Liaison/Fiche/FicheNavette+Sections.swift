extension FicheNavette {
  /// The sections that are there.
  public var sections: Set<SectionCode> {
    var present: Set<SectionCode> = [.identite, .demande]
    if coordonnees != nil { present.insert(.coordonnees) }
    if consignesContact != nil { present.insert(.consignesContact) }
    if compositionFamiliale != nil { present.insert(.compositionFamiliale) }
    if situation != nil { present.insert(.situation) }
    if sante != nil { present.insert(.sante) }
    if infractions != nil { present.insert(.infractions) }
    if mineurs != nil { present.insert(.mineurs) }
    if !piecesJointes.isEmpty { present.insert(.piecesJointes) }
    return present
  }

  /// The fiche without the sections that may not go (RGPD 5.1.c); of the attachments, those whose category may.
  /// - Throws: `missing` if identité or demande is not among those that may: without them there is no fiche.
  public func reduite(
    aux sections: Set<SectionCode>, categories: Set<CategorieRGPD> = Set(CategorieRGPD.allCases)
  ) throws(LiaisonError) -> FicheNavette {
    for needed in [SectionCode.identite, .demande] where !sections.contains(needed) {
      throw LiaisonError(.missing, champ: needed.code)
    }
    func kept<S>(_ code: SectionCode, _ section: S?) -> S? { sections.contains(code) ? section : nil }
    return try FicheNavette(
      identite: identite, coordonnees: kept(.coordonnees, coordonnees),
      consignesContact: kept(.consignesContact, consignesContact),
      compositionFamiliale: kept(.compositionFamiliale, compositionFamiliale),
      situation: kept(.situation, situation), sante: kept(.sante, sante), infractions: kept(.infractions, infractions),
      mineurs: kept(.mineurs, mineurs), demande: demande,
      piecesJointes: (kept(.piecesJointes, piecesJointes) ?? []).filter { categories.contains($0.categorie) })
  }
}

extension FicheNavette: CustomStringConvertible, CustomReflectable {
  /// The sections' codes, never their content.
  public var description: String { "FicheNavette(\(sections.map(\.code).sorted().joined(separator: ", ")))" }
  /// No children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
