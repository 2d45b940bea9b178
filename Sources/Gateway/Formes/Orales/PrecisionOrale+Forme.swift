public import JSON
public import Liaison

extension PrecisionOrale: Forme {
  /// Reads `{personne?, precision?}`, of which there is one.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      try PrecisionOrale(
        personne: fields.optional("personne")?.ligne(), precision: fields.optional("precision")?.texte())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(membres)

  static let membres: [JSONSchema.Member] = [
    .optional("personne", \PrecisionOrale.personne), .optional("precision", \PrecisionOrale.precision),
  ]

  /// The words as they are written.
  public var json: JSON { .objet(["personne": personne?.json, "precision": precision?.json]) }
}

extension PrecisionOrale: Lisible {
  /// Writes the words.
  public func rediger(_ redaction: inout Redaction) {
    redaction.section("Précisions de la transmission orale") { texte in
      texte.champ("Personne", personne?.contenu)
      texte.champ("Précisions", precision?.contenu)
    }
  }
}
