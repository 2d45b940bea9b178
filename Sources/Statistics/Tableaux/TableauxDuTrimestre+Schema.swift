public import JSON

extension TableauxDuTrimestre {
  /// The description of ``json``.
  public static let schema: JSONSchema = {
    let nombre = JSONSchema.integer(0...1_000_000_000)
    let ligne = JSONSchema.object([.required("code", .string()), .required("nombre", nombre.orNull)])
      .named("LigneDeTableau")
    let ventilee = JSONSchema.object([
      .required("code", .string()), .required("nombres", .array(of: nombre)), .required("masque", nombre.orNull),
    ]).named("LigneVentilee")
    let coupe = JSONSchema.codes(Decoupage.allCases.map(\.rawValue))
    let indicateur = JSONSchema.object([
      .required("code", .string()), .required("lignes", .array(of: ligne)), .required("masque", nombre.orNull),
      .required(
        "ventilations",
        .array(
          of: .object([
            .required("decoupage", coupe), .required("colonnes", .array(of: .string())),
            .required("lignes", .array(of: ventilee)),
          ]))),
    ]).named("IndicateurPublie")
    let population = JSONSchema.object([
      .required("population", .codes(Population.allCases.map(\.rawValue))), .required("total", nombre.orNull),
      .required(
        "decoupages",
        .array(
          of: .object([
            .required("decoupage", coupe), .required("lignes", .array(of: ligne)),
            .required("regroupees", nombre.orNull),
          ]))),
      .required("indicateurs", .array(of: indicateur)),
    ]).named("TableauxDePopulation")
    return JSONSchema.object([
      .required("version", .constant(1)), .required("trimestre", .string(pattern: "[0-9]{4}-T[1-4]")),
      .required("seuil", nombre), .required("populations", .array(of: population)),
    ]).named("TableauxDuTrimestre")
  }()
}
