/// One table over one quarter or several: added up from what each quarter shows, so that it says nothing that they do not.
/// Where one of them hides a number, the sum is only a least.
public struct Cumul: Sendable {
  /// A line.
  public struct Ligne: Hashable, Sendable {
    /// Its code.
    public let code: String
    /// How many.
    public let nombre: Borne
  }

  /// The quarters, in order.
  public let trimestres: [Trimestre]
  /// Who is counted.
  public let population: Population
  /// The part that it is about; nil for the whole.
  public let partie: (decoupage: Decoupage, code: String)?
  private let tables: [TableauxDePopulation?]

  /// Adds up.
  public init(
    _ trimestres: [TableauxDuTrimestre], _ population: Population, partie: (decoupage: Decoupage, code: String)? = nil
  ) {
    self.trimestres = trimestres.map(\.trimestre)
    (self.population, self.partie) = (population, partie)
    tables = trimestres.map { $0[population] }
  }

  /// How many records there are.
  public var total: Borne {
    sum { table in
      guard let table, let partie else { return Borne(table?.total) }
      return Borne(
        table.decoupages.first { $0.decoupage == partie.decoupage }?.lignes.first { $0.code == partie.code }?.nombre)
    }
  }

  /// The lines of an indicator, in its order; those of an open dimension by decreasing numbers.
  public func lignes(_ indicateur: Indicateur) -> [Ligne] {
    let published = tables.map { table in table?.indicateurs.first { $0.code == indicateur.code } }
    if let partie {
      let rows = published.map { indicator in
        indicator?.ventilations.first { $0.decoupage == partie.decoupage }.flatMap { ventilation in
          ventilation.lignes.first { $0.code == partie.code }.map { (ventilation.colonnes, $0) }
        }
      }
      return codes(indicateur, rows.flatMap { $0?.0 ?? [] }).map { code in
        Ligne(
          code: code,
          nombre: rows.reduce(Borne(0)) { sum, row in
            sum + (row.map { Borne(number(code, $0.0, $0.1)) } ?? Borne(nil))
          })
      }
    }
    let lines = codes(indicateur, published.flatMap { $0?.lignes.map(\.code) ?? [] }).map { code in
      Ligne(
        code: code,
        nombre: published.reduce(Borne(0)) { sum, indicator in
          guard let indicator, !indicator.estRetenu else { return sum + Borne(nil) }
          if let line = indicator.lignes.first(where: { $0.code == code }) { return sum + Borne(line.nombre) }
          // Of an open list, what is not there is hidden, unless nothing is.
          return sum + Borne(indicator.masque == nil ? 0 : nil)
        })
    }
    guard indicateur.dimension.estOuverte else { return lines }
    return lines.sorted { ($1.nombre.auMoins, $0.code) < ($0.nombre.auMoins, $1.code) }
  }

  private func number(_ code: String, _ colonnes: [String], _ ligne: TableauxDePopulation.LigneVentilee) -> Int? {
    if let place = colonnes.firstIndex(of: code) { return ligne.nombres[place] }
    return ligne.masque == nil ? 0 : nil
  }

  private func codes(_ indicateur: Indicateur, _ seen: [String]) -> [String] {
    guard indicateur.dimension.estOuverte else { return indicateur.lignes.map(\.code) }
    var known: Set<String> = []
    return seen.filter { known.insert($0).inserted }
  }

  private func sum(_ body: (TableauxDePopulation?) -> Borne) -> Borne { tables.reduce(Borne(0)) { $0 + body($1) } }
}
