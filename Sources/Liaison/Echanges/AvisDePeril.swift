/// Which duty of Code pénal 223-6 an avis de péril serves.
public enum AlineaPeril: String, Coded, CaseIterable {
  /// Preventing a crime or an offence against bodily integrity.
  case premier
  /// Helping a person in peril.
  case second

  /// The list's name.
  public static let referentiel = "alinea-peril"

  /// The French label.
  public var libelle: String {
    switch self {
    case .premier: "Empêcher un crime ou un délit contre l’intégrité corporelle (alinéa 1)"
    case .second: "Porter assistance à une personne en péril (alinéa 2)"
    }
  }

  /// The legal ground.
  public var fondement: FondementLegal {
    switch self {
    case .premier: .cp2236al1
    case .second: .cp2236al2
    }
  }
}

/// The minimal message to whoever can act: who, where, what danger, what is asked. Not a fiche.
public struct AvisDePeril: Hashable, Sendable {
  /// Who is in danger, as far as is known.
  public let personne: Ligne<160>
  /// Where.
  public let lieu: Texte<200>
  /// What danger.
  public let danger: Texte<500>
  /// What is asked.
  public let demande: Texte<300>
  /// Which duty.
  public let alinea: AlineaPeril

  /// Gathers an avis.
  public init(
    personne: Ligne<160>, lieu: Texte<200>, danger: Texte<500>, demande: Texte<300>, alinea: AlineaPeril
  ) {
    (self.personne, self.lieu, self.danger) = (personne, lieu, danger)
    (self.demande, self.alinea) = (demande, alinea)
  }
}
