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

  /// The accusé as it is written.
  public var json: JSON { .objet(["priseEnChargePar": priseEnChargePar?.json, "message": message?.json]) }
}
