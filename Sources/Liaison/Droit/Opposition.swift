/// What a body decides of an objection (RGPD, art. 21): it stops, or it maintains for a reason that it names.
public enum IssueOpposition: String, Coded, CaseIterable {
  case arretee, maintenue

  /// The list's name.
  public static let referentiel = "issue-opposition"

  /// The French label.
  public var libelle: String {
    switch self {
    case .arretee: "Nous arrêtons : la fiche n’est plus servie"
    case .maintenue: "Nous maintenons, pour un motif légitime et impérieux"
    }
  }
}

/// The compelling legitimate grounds that outweigh an objection (RGPD, art. 21.1).
public enum MotifMaintien: String, Coded, CaseIterable {
  case protectionMineur = "protection-mineur"
  case protectionPersonne = "protection-personne"
  case protectionAutrui = "protection-autrui"
  case prestationEnCours = "prestation-en-cours"
  case obligationLegale = "obligation-legale"
  case droitsEnJustice = "droits-en-justice"

  /// The list's name.
  public static let referentiel = "motif-maintien"

  /// The French label.
  public var libelle: String {
    switch self {
    case .protectionMineur: "La protection d’un mineur"
    case .protectionPersonne: "La protection de la personne, hors d’état de se protéger"
    case .protectionAutrui: "La protection d’une autre personne"
    case .prestationEnCours: "Une aide ou une mesure en cours, qu’elle a demandée"
    case .obligationLegale: "Une obligation légale"
    case .droitsEnJustice: "La constatation ou la défense de droits en justice"
    }
  }
}

extension FaitsCodes {
  /// The same facts, once the person has withdrawn their agreement.
  public func accordRetire() throws(LiaisonError) -> FaitsCodes {
    try FaitsCodes(
      profil: profil, classeAge: classeAge, protection: protection, natures: natures, imminence: imminence, arme: arme,
      dangereux: dangereux, consulteAuteur: consulteAuteur, accord: .retire, parents: parents,
      motifParents: motifParents, difficultesAggravees: difficultesAggravees,
      plusieursProfessionnels: plusieursProfessionnels)
  }
}
