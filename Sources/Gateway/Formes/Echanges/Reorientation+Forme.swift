public import JSON
public import Liaison

extension Reorientation: Forme {
  /// Reads `{destination, motif, precisions?}`; another reason needs its précisions.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in try Reorientation(&fields) }
  }

  init(_ fields: inout ObjectReader) throws {
    try self.init(
      vers: fields.required("destination").organisme(), motif: fields.required("motif").code(),
      precisions: fields.optional("precisions")?.texte())
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(membres)

  static let membres: [JSONSchema.Member] = [
    .required("destination", \Reorientation.vers), .required("motif", \Reorientation.motif),
    .optional("precisions", \Reorientation.precisions),
  ]

  /// The re-routing as it is written.
  public var json: JSON { .object(members) }

  var members: JSONObject {
    var object: JSONObject = ["destination": vers.json, "motif": motif.json]
    object["precisions"] = precisions?.json
    return object
  }
}
