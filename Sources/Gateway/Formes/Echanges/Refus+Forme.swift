public import JSON
public import Liaison

extension Refus: Forme {
  /// Reads `{motif, commentaire?}`; another reason needs its commentaire.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme(["precisions": "commentaire"]) { fields in
      try Refus(motif: fields.required("motif").code(), precisions: fields.optional("commentaire")?.texte())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("motif", \Refus.motif), .optional("commentaire", \Refus.precisions),
  ])

  /// The refusal as it is written.
  public var json: JSON { .objet(["motif": motif.json, "commentaire": precisions?.json]) }
}
