public import JSON

/// Everything that may be shown of one quarter, as it was made once. It is kept, and never made again: tables made twice, of
/// records that changed meanwhile or with another threshold, would give back by their difference what each hides.
public struct TableauxDuTrimestre: Hashable, Sendable {
  /// The quarter.
  public let trimestre: Trimestre
  /// The threshold under which numbers are hidden in it.
  public let seuil: Int
  /// The tables of each population.
  public let populations: [TableauxDePopulation]

  /// Makes them of the records of each population.
  public init(_ releves: [Releve], _ masquage: Masquage, trimestre: Trimestre) {
    (self.trimestre, seuil) = (trimestre, masquage.seuil)
    populations = releves.map { masquage.tableaux($0) }
  }

  /// The tables of a population.
  public subscript(_ population: Population) -> TableauxDePopulation? {
    populations.first { $0.population == population }
  }

  /// The smallest number other than zero that is shown; 0 when none is.
  public var plusPetitNombre: Int { populations.map(\.plusPetitNombre).filter { $0 > 0 }.min() ?? 0 }

  /// As they are kept and given to programs.
  public var json: JSON {
    [
      "version": 1, "trimestre": .string(trimestre.code), "seuil": JSON(seuil),
      "populations": .array(populations.map(\.json)),
    ]
  }

  /// Reads what ``json`` wrote.
  /// - Throws: `JSONReadingError`.
  public init(_ json: JSON) throws {
    self = try JSONReader(json).object { fields in
      _ = try fields.required("version").integer(in: 1...1)
      return Self(
        trimestre: try fields.required("trimestre").parsed(expected: "2026-T4") { Trimestre($0) },
        seuil: try fields.required("seuil").nombre(),
        populations: try fields.required("populations").array { try TableauxDePopulation($0) })
    }
  }

  init(trimestre: Trimestre, seuil: Int, populations: [TableauxDePopulation]) {
    (self.trimestre, self.seuil, self.populations) = (trimestre, seuil, populations)
  }
}

extension JSON {
  init(_ nombre: Int) { self = .integer(Int64(nombre)) }
  init(_ nombre: Int?) { self = nombre.map { .integer(Int64($0)) } ?? .null }
}

extension JSONReader {
  func nombre() throws -> Int { Int(try integer(in: 0...1_000_000_000)) }
}
