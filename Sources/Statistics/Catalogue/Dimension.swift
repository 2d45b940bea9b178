/// Something that a record says: a closed list of codes, or an open one (communes, places).
public struct Dimension: Hashable, Sendable {
  /// The name under which records keep it.
  public let code: String
  /// The French title.
  public let titre: String
  /// The values of a closed list; empty for an open one.
  public let valeurs: [Valeur]
  /// Whether any code may come.
  public let estOuverte: Bool
  /// Whether the gateway itself knows the list. The others come from the convention's file: forms ask for them.
  public let estAjoutee: Bool
}

/// A table of the hierarchy: how many records have each value of one dimension.
public struct Indicateur: Hashable, Sendable {
  /// The stable code, in national files too.
  public let code: String
  /// The French title.
  public let titre: String
  /// Whom it counts.
  public let populations: Set<String>
  /// The dimension that it counts.
  public let dimension: Dimension
  /// Its lines: the dimension's values, or groups of them. Empty for an open dimension: the lines are what comes.
  public let lignes: [Valeur]
  /// The line of each value.
  let ligneDe: [String: Int]

  /// Whether it counts a population.
  public func compte(_ population: Population) -> Bool { populations.contains(population.rawValue) }
}
