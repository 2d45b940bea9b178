public import JSON
public import Liaison

extension PreferencesDeCourriel: Forme {
  /// Reads `{adresse?, refusees?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try Self(
        adresse: fields.optional("adresse")?.courriel(), refusees: fields.optional("refusees")?.codes() ?? [])
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(membres)

  static let membres: [JSONSchema.Member] = [
    .optional("adresse", \PreferencesDeCourriel.adresse),
    .optional("refusees", .codes(SorteDeNotification.self)),
  ]

  /// The choices as they are written.
  public var json: JSON { .objet(["adresse": adresse.map { .string($0.adresse) }, "refusees": refusees.jsonOuRien]) }
}
