public import JSON
public import Liaison

extension Saisine: Forme {
  /// Reads `{mode, origine, unite?, recueLe}`; it was not received in the future.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      Saisine(
        mode: try fields.required("mode").code(), origine: try fields.required("origine").code(),
        unite: try fields.optional("unite")?.organisme(), recueLe: try fields.required("recueLe").jourPasse(today))
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("mode", \Saisine.mode), .required("origine", \Saisine.origine), .optional("unite", \Saisine.unite),
    .required("recueLe", \Saisine.recueLe),
  ]).named("Saisine")

  /// The saisine as it is written.
  public var json: JSON {
    .objet(["mode": mode.json, "origine": origine.json, "unite": unite?.json, "recueLe": recueLe.json])
  }
}
