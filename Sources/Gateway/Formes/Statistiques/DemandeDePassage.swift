public import JSON
public import Liaison
internal import Statistics

/// What an intervenant counts: somebody who was met, or an act, in codes.
public struct DemandeDePassage: Hashable, Forme {
  /// Made once by the client: sent twice, it counts once. It is not kept.
  public let cle: IdempotencyKey
  /// The code of each dimension that is known.
  public let faits: [String: String]

  /// Counts somebody.
  public init(cle: IdempotencyKey, faits: [String: String]) { (self.cle, self.faits) = (cle, faits) }

  /// Reads the body of `POST /api/passages`: `{cle, faits: {dimension: code}}`. Whether they are those of the catalogue is
  /// for the gateway to say.
  public init(_ reader: JSONReader, today: CalendarDay) throws {
    self = try reader.forme { fields in
      let cle = try fields.required("cle").valeur { text throws(LiaisonError) in try IdempotencyKey(text) }
      let reader = try fields.required("faits")
      guard let object = reader.json.object else { throw reader.fault(.wrongType, expected: "object") }
      guard object.members.count <= Self.most else { throw reader.fault(.tooMany, expected: "\(Self.most)") }
      var faits: [String: String] = [:]
      for member in object.members {
        guard member.key.estUnCode else { throw reader.fault(.unknownField) }
        let value = JSONReader(member.value, pointer: "\(reader.pointer)/\(member.key)")
        faits[member.key] = try value.parsed(expected: "un code") { $0.estUnCode ? $0 : nil }
      }
      return Self(cle: cle, faits: faits)
    }
  }

  private static let most = 60

  /// The form, as it is published.
  public static let schema = JSONSchema.forme([
    .required("cle", .string(pattern: "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")),
    .required("faits", .object([], others: .string(length: 1...64, pattern: "[0-9A-Za-z-]+"))),
  ])

  /// The body as it is written.
  public var json: JSON {
    [
      "cle": .string(cle.description),
      "faits": .object(JSONObject(members: faits.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
    ]
  }
}
