internal import JSON

/// The engine as other programs drive it: one JSON line asks, one JSON line answers.
///
/// ```
/// {"id":1,"op":"authorize","policies":…,"schema":…|null,"entities":…,"request":…}
/// {"id":1,"decision":"allow","reasons":["policy0"],"errors":[]}
/// ```
///
/// Texts that come again (policies, a schema, entities) are not parsed again. A line that cannot be answered gets a
/// `failure` that says why; members that an operation does not know are ignored.
public struct PolicyProtocol {
  /// The longest line, in bytes: policies and entities of the greatest size, each escaped as a string.
  public static let lineLimit = 64 << 20
  /// Arrays and objects inside one another, in lines and in entities: as many as the reference implementation reads.
  static let depthLimit = 127

  var policies = RecentTexts<PolicySet>()
  var schemas = RecentTexts<Schema>()
  var validators = RecentTexts<Validator>()
  var entities = RecentTexts<Entities>()

  /// Nothing is remembered yet.
  public init() {}

  /// The reply to one line, both without their line break.
  public mutating func reply(to line: [UInt8]) -> [UInt8] {
    let request: JSON
    do {
      request = try JSON.parse(line, limits: JSON.Limits(depth: Self.depthLimit, bytes: Self.lineLimit))
    } catch {
      return Self.failure(error.description).serialized()
    }
    let id = Self.id(of: request)
    do throws(ProtocolFailure) {
      var reply: JSONObject = ["id": id]
      for (name, value) in try answer(request) { reply[name] = value }
      return JSON.object(reply).serialized()
    } catch {
      return Self.failure(error.text, id: id).serialized()
    }
  }

  /// The reply to what is not a request.
  static func failure(_ text: String, id: JSON = .null) -> JSON { ["id": id, "failure": .string(text)] }

  private mutating func answer(_ request: JSON) throws(ProtocolFailure) -> [JSONObject.Member] {
    guard request.object != nil else { throw ProtocolFailure("a request must be an object") }
    switch try request.text("op") {
    case "authorize": return try authorize(request)
    case "validate": return try validate(request)
    case "est":
      let policies = try policySet(request)
      return [("est", try ProtocolFailure.catching { () throws(CedarError) in try policies.json() })]
    default: throw ProtocolFailure("`op` must be `authorize`, `validate` or `est`")
    }
  }

  /// What the reply repeats, so that it can be matched with its request.
  private static func id(of request: JSON) -> JSON {
    switch request["id"] {
    case nil, .array?, .object?: .null
    case let id?: id
    }
  }
}
