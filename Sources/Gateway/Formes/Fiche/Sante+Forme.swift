public import JSON
public import Liaison

extension Sante: Forme {
  /// Reads `{elements, suivi?, handicap?, grossesse?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Sante(
        elements: try fields.required("elements").texte(), suivi: try fields.optional("suivi")?.texte(),
        handicap: try fields.optional("handicap")?.texte(), grossesse: try fields.optional("grossesse")?.bool())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("elements", \Sante.elements), .optional("suivi", \Sante.suivi), .optional("handicap", \Sante.handicap),
    .optional("grossesse", \Sante.grossesse),
  ]).named("Sante")

  /// The section as it is written.
  public var json: JSON {
    .objet([
      "elements": elements.json, "suivi": suivi?.json, "handicap": handicap?.json,
      "grossesse": grossesse.map(JSON.bool),
    ])
  }
}
