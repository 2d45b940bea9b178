public import JSON
public import Liaison

extension Retour: Forme {
  /// Reads `{issue, dejaConnuCD, dejaConnuCAF, prochainRendezVous?, orientations?, commentaire?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try Retour(
        issue: fields.required("issue").code(), connuDuDepartement: fields.required("dejaConnuCD").code(),
        connuDeLaCAF: fields.required("dejaConnuCAF").code(),
        prochainRendezVous: fields.optional("prochainRendezVous")?.jour(),
        orientations: fields.optional("orientations")?.codes() ?? [],
        commentaire: fields.optional("commentaire")?.texte())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("issue", \Retour.issue), .required("dejaConnuCD", \Retour.connuDuDepartement),
    .required("dejaConnuCAF", \Retour.connuDeLaCAF), .optional("prochainRendezVous", \Retour.prochainRendezVous),
    .optional("orientations", \Retour.orientations), .optional("commentaire", \Retour.commentaire),
  ])

  /// The answer as it is written.
  public var json: JSON {
    .objet([
      "issue": issue.json, "dejaConnuCD": connuDuDepartement.json, "dejaConnuCAF": connuDeLaCAF.json,
      "prochainRendezVous": prochainRendezVous?.json, "orientations": orientations.jsonOuRien,
      "commentaire": commentaire?.json,
    ])
  }
}
