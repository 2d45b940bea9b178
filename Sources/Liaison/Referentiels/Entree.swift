/// The table of a closed list on which no code branches.
public protocol TableDeReference: Sendable {
  /// The list's own code.
  static var nom: String { get }
  /// Codes and French labels, in the order in which people are shown them.
  static var lignes: [(code: String, libelle: String)] { get }
}

/// An entry of such a list. Adding a line to the table is all it takes to add a value.
public struct Entree<Table: TableDeReference>: Coded {
  private let index: Int

  private init(index: Int) { self.index = index }

  /// The list's own code.
  public static var referentiel: String { Table.nom }
  /// Every entry, in the order of the table.
  public static var all: [Entree<Table>] { Table.lignes.indices.map(Entree.init(index:)) }
  /// The stable code.
  public var code: String { Table.lignes[index].code }
  /// The French label.
  public var libelle: String { Table.lignes[index].libelle }
}
