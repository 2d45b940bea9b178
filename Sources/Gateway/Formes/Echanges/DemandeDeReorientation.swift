public import JSON
public import Liaison

/// What is asked of the gateway to send a fiche on: where, why, and the keys re-wrapped for those who will read it.
public struct DemandeDeReorientation: Hashable, Forme {
  /// The most keys: envelopes of one fiche times people on duty.
  public static let maximumDeCles = 2000

  /// Where and why.
  public let reorientation: Reorientation
  /// The keys, one for each envelope and recipient.
  public let cles: [CleReenveloppee]

  /// Asks for a re-routing.
  public init(reorientation: Reorientation, cles: [CleReenveloppee]) {
    (self.reorientation, self.cles) = (reorientation, cles)
  }

  /// Reads the body of `POST /api/fiches/REF/reorientation`: `{destination, motif, precisions?, cles:
  /// [CleReenveloppee]}`.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let reorientation = try Reorientation(&fields)
      let cles = try fields.required("cles").cles(max: Self.maximumDeCles)
      return Self(reorientation: reorientation, cles: cles)
    }
  }

  /// The form, as it is published.
  public static let schema = JSONSchema.forme(
    Reorientation.membres + [.required("cles", .array(of: CleReenveloppee.schema, count: 0...maximumDeCles))])

  /// The body as it is written.
  public var json: JSON {
    var object = reorientation.members
    object["cles"] = .array(cles.map(\.json))
    return .object(object)
  }
}
