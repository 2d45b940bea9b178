public import JSON
public import Liaison

extension Interlocuteur: Forme {
  /// Reads `{nature, typePartenaire?, organisme?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try Interlocuteur(
        nature: fields.required("nature").code(), typePartenaire: fields.optional("typePartenaire")?.code(),
        organisme: fields.optional("organisme")?.organisme())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("nature", \Interlocuteur.nature), .optional("typePartenaire", \Interlocuteur.typePartenaire),
    .optional("organisme", \Interlocuteur.organisme),
  ]).named("Interlocuteur")

  /// Whom was spoken to, as it is written.
  public var json: JSON {
    .objet(["nature": nature.json, "typePartenaire": typePartenaire?.json, "organisme": organisme?.json])
  }
}
