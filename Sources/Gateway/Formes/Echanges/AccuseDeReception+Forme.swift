public import JSON
public import Liaison

extension AccuseDeReception: Forme {
  /// Reads `{priseEnChargePar?, message?}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      AccuseDeReception(
        priseEnChargePar: try fields.optional("priseEnChargePar")?.agent(),
        message: try fields.optional("message")?.texte())
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .optional("priseEnChargePar", \AccuseDeReception.priseEnChargePar),
    .optional("message", \AccuseDeReception.message),
  ])

  /// The accusé as it is written.
  public var json: JSON { .objet(["priseEnChargePar": priseEnChargePar?.json, "message": message?.json]) }
}
