public import JSON
public import Liaison

extension Infractions: Forme {
  /// Reads `{natures, recit, dateDesFaits?, procedure, autrePersonne?}`; the facts are not in the future.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try Infractions(
        natures: fields.required("natures").codes(), recit: fields.required("recit").texte(),
        dateDesFaits: fields.optional("dateDesFaits")?.jourPasse(today),
        procedure: fields.required("procedure").code(), autrePersonne: fields.optional("autrePersonne")?.ligne())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("natures", \Infractions.natures), .required("recit", \Infractions.recit),
    .optional("dateDesFaits", \Infractions.dateDesFaits), .required("procedure", \Infractions.procedure),
    .optional("autrePersonne", \Infractions.autrePersonne),
  ]).named("Infractions")

  /// The section as it is written.
  public var json: JSON {
    .objet([
      "natures": natures.json, "recit": recit.json, "dateDesFaits": dateDesFaits?.json, "procedure": procedure.json,
      "autrePersonne": autrePersonne?.json,
    ])
  }
}
