/// A value of a dimension: a stable code for machines, a French label for people.
public struct Valeur: Hashable, Sendable {
  /// The stable code.
  public let code: String
  /// The French label.
  public let libelle: String

  /// A value.
  public init(code: String, libelle: String) { (self.code, self.libelle) = (code, libelle) }

  /// What stands for a value that nobody gave.
  public static let nonRenseigne = Valeur(code: "non-renseigne", libelle: "Non renseigné")
}

/// Who is counted: everyone who was met, or those about whom a fiche went out.
public enum Population: String, Sendable, CaseIterable {
  case passage, fiche

  /// The French label.
  public var libelle: String {
    switch self {
    case .passage: "Personnes reçues"
    case .fiche: "Fiches de liaison closes"
    }
  }
}

/// A way to cut a quarter's records into parts, each with tables of its own. The whole is their common parent.
public enum Decoupage: String, Sendable, CaseIterable {
  case mois, territoire, unite, employeur

  /// The French label.
  public var libelle: String {
    switch self {
    case .mois: "Mois"
    case .territoire: "Territoire"
    case .unite: "Unité de police ou de gendarmerie"
    case .employeur: "Employeur"
    }
  }
}
