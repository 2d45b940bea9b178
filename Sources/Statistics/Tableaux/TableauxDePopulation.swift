/// What may be shown of one population in one quarter. Nothing here is secret: what is hidden is not in it.
public struct TableauxDePopulation: Hashable, Sendable {
  /// A count, or nil where it is hidden.
  public struct Ligne: Hashable, Sendable {
    /// The code of the line.
    public let code: String
    /// How many; nil: hidden.
    public let nombre: Int?
  }

  /// The totals of a cut's parts.
  public struct Parties: Hashable, Sendable {
    /// The cut.
    public let decoupage: Decoupage
    /// The parts that have enough records, the largest first.
    public let lignes: [Ligne]
    /// How many records the others have together; nil when there are no others.
    public let regroupees: Int?
  }

  /// One part's line of an indicator.
  public struct LigneVentilee: Hashable, Sendable {
    /// The part.
    public let code: String
    /// How many in each column.
    public let nombres: [Int]
    /// How many in the columns that are not shown; nil when all are.
    public let masque: Int?
  }

  /// An indicator, cut in parts.
  public struct VentilationPubliee: Hashable, Sendable {
    /// The cut.
    public let decoupage: Decoupage
    /// The codes of the columns.
    public let colonnes: [String]
    /// The parts that are shown.
    public let lignes: [LigneVentilee]
  }

  /// An indicator.
  public struct IndicateurPublie: Hashable, Sendable {
    /// Its code.
    public let code: String
    /// Its lines; none when it is withheld.
    public let lignes: [Ligne]
    /// How many the hidden lines have together; nil when none is hidden.
    public let masque: Int?
    /// Its cuts.
    public let ventilations: [VentilationPubliee]
    /// Nothing could be shown of it.
    public var estRetenu: Bool { lignes.isEmpty }
  }

  /// Who is counted.
  public let population: Population
  /// How many; nil when they are too few for anything to be shown.
  public let total: Int?
  /// The totals by part.
  public let decoupages: [Parties]
  /// The indicators.
  public let indicateurs: [IndicateurPublie]

  /// The smallest number other than zero that is shown; 0 when none is.
  public var plusPetitNombre: Int {
    var shown: [Int] = [total].compactMap { $0 }
    for cut in decoupages { shown += cut.lignes.compactMap(\.nombre) + [cut.regroupees].compactMap { $0 } }
    for indicateur in indicateurs {
      shown += indicateur.lignes.compactMap(\.nombre) + [indicateur.masque].compactMap { $0 }
      for ventilation in indicateur.ventilations {
        for ligne in ventilation.lignes { shown += ligne.nombres + [ligne.masque].compactMap { $0 } }
      }
    }
    return shown.filter { $0 > 0 }.min() ?? 0
  }
}
