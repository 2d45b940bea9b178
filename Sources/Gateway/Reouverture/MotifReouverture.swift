/// Why a journal was closed and another opened: what its operator answers for, in the first entry.
public enum MotifReouverture: String, Sendable, CaseIterable {
  /// The machine or its disk was lost.
  case perteDuMateriel = "perte-du-materiel"
  /// The database was damaged.
  case baseEndommagee = "base-endommagee"
  /// A mistake of administration.
  case erreurDExploitation = "erreur-d-exploitation"
  /// Somebody tampered with it.
  case malveillance
  /// A trial: nothing real is at stake.
  case essai

  /// In French.
  public var libelle: String {
    switch self {
    case .perteDuMateriel: "Perte du matériel"
    case .baseEndommagee: "Base de données endommagée"
    case .erreurDExploitation: "Erreur d’exploitation"
    case .malveillance: "Malveillance"
    case .essai: "Essai"
    }
  }
}
