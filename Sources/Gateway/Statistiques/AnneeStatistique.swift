public import JSON
internal import Statistics

/// The figures of one year: the national file. Codes are stable, and where a quarter hides a number the sum says "at least".
public struct AnneeStatistique: Sendable {
  /// The year.
  public let annee: Int
  private let tables: [TableauxDuTrimestre]
  private let catalogue: Catalogue

  init(_ annee: Int, _ tables: [TableauxDuTrimestre], _ catalogue: Catalogue) {
    (self.annee, self.catalogue) = (annee, catalogue)
    self.tables = tables.sorted { $0.trimestre < $1.trimestre }
  }

  /// The file.
  public var json: JSONObject {
    [
      "format": "navette-statistiques/1", "annee": .integer(Int64(annee)),
      "trimestres": .array(tables.map { .string($0.trimestre.code) }), "complete": .bool(tables.count == 4),
      "populations": .array(
        Population.allCases.map { population in
          let cumul = Cumul(tables, population)
          return [
            "population": .string(population.rawValue), "total": Self.json(cumul.total),
            "indicateurs": .array(
              catalogue.indicateurs(population).map { indicateur in
                [
                  "code": .string(indicateur.code), "titre": .string(indicateur.titre),
                  "lignes": .array(
                    cumul.lignes(indicateur).map { ligne in
                      ["code": .string(ligne.code), "nombre": Self.json(ligne.nombre)]
                    }),
                ]
              }),
          ]
        }),
    ]
  }

  private static func json(_ borne: Borne) -> JSON {
    ["auMoins": .integer(Int64(borne.auMoins)), "exact": .bool(borne.estExacte)]
  }

  /// The description of ``json``.
  public static let schemaMembers: [JSONSchema.Member] = {
    let borne = JSONSchema.object([.required("auMoins", .count), .required("exact", .boolean)]).named("Borne")
    let ligne = JSONSchema.object([.required("code", .string()), .required("nombre", borne)])
    let indicateur = JSONSchema.object([
      .required("code", .string()), .required("titre", .string()), .required("lignes", .array(of: ligne)),
    ])
    let population = JSONSchema.object([
      .required("population", .codes(Population.allCases.map(\.rawValue))), .required("total", borne),
      .required("indicateurs", .array(of: indicateur)),
    ])
    return [
      .required("format", .codes(["navette-statistiques/1"])), .required("annee", .count),
      .required("trimestres", .array(of: ReadStatistics.trimestre)), .required("complete", .boolean),
      .required("populations", .array(of: population)),
    ]
  }()
}
