public import JSON
internal import Law
internal import Liaison

extension Orientation {
  /// What an orientation answers.
  public static let answer: [JSONSchema.Member] = [
    .required("devoirs", .array(of: PolicyNotice.obligationSchema)), .required("imposees", .array(of: Voie.schema)),
    .required("ouvertes", .array(of: Voie.schema)), .required("fermees", .array(of: VoieFermee.schema)),
  ]
}

extension Voie: Described {
  /// A way that is open.
  public static let schema = JSONSchema.anyOf(
    Acte.answers.map { acte in
      .object(
        acte + [
          .required("fondements", .array(of: .code(FondementLegal.self))),
          .required("destinations", .array(of: SorteDOrganisme.schema)),
          .required("politiques", .array(of: PolicyNotice.schema)),
          .required("avertissements", .array(of: PolicyNotice.schema)),
          .required("obligations", .array(of: PolicyNotice.obligationSchema)),
          .required("devoirs", .array(of: .string())),
        ])
    }
  ).named("Voie")
}

extension VoieFermee: Described {
  /// A way that is closed, and what it lacks.
  public static let schema = JSONSchema.anyOf(
    Voie.Acte.answers.map { acte in
      .object(
        acte + [
          .required("fondements", .array(of: .code(FondementLegal.self), count: 1...1)),
          .required("destinations", .array(of: SorteDOrganisme.schema)),
          .required("politique", PolicyNotice.schema), .required("refus", .array(of: PolicyNotice.schema)),
          .required("conditions", .array(of: .string())),
        ])
    }
  ).named("VoieFermee")
}

extension Voie.Acte {
  /// What either act is written as.
  fileprivate static let answers: [[JSONSchema.Member]] = [
    [.required("acte", .codes(["transmission"])), .required("circuits", .array(of: .code(Circuit.self)))],
    [.required("acte", .codes(["avis-de-peril"]))],
  ]
}

extension SorteDOrganisme: Described {
  /// A kind of destination, and the bodies that are of it.
  public static let schema = JSONSchema.object([
    .required("nature", \SorteDOrganisme.nature), .optional("typePartenaire", \SorteDOrganisme.typePartenaire),
    .optional(
      "organismes",
      .array(of: .object([.required("id", OrganismeID.schema), .required("nom", .string())]))),
  ]).named("SorteDOrganisme")
}
