import Cedar
import JSON

/// What must hold of any bytes that the engine's readers are given, beside neither crashing nor hanging: libFuzzer and
/// the seeded mutations of CedarTests check the same.
public enum CedarProperties: String, CaseIterable, Sendable {
  /// Policies in Cedar syntax.
  case policies
  /// A set of policies in JSON.
  case policyJSON
  /// A schema in either form.
  case schema
  /// Entities, with and without a schema.
  case entities
  /// Lines of the protocol.
  case `protocol`

  /// - Throws: ``BrokenProperty``.
  public func check(_ bytes: [UInt8]) throws {
    switch self {
    case .policies: try Self.checkPolicies(bytes)
    case .policyJSON: try Self.checkPolicyJSON(bytes)
    case .schema: try Self.checkSchema(bytes)
    case .entities: try Self.checkEntities(bytes)
    case .protocol: try Self.checkProtocol(bytes)
    }
  }

  /// What is parsed decides, and says the same through JSON and written anew.
  static func checkPolicies(_ bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self), let set = try? PolicySet(parsing: text) else { return }
    let response = try decide(set)
    for policy in set.policies + set.templates {
      let again = try parsedAgain { () throws(CedarError) in try PolicySet(parsing: policy.text) }
      guard let again, let other = (again.policies + again.templates).first else { continue }
      guard (try? other.json()) == (try? policy.json()) else { throw BrokenProperty("the text says something else") }
    }
    if let again = try throughJSON(set) {
      let other = try decide(again)
      guard other.decision == response.decision, Set(other.reasons) == Set(response.reasons),
        Set(other.errors.map(\.policy)) == Set(response.errors.map(\.policy))
      else { throw BrokenProperty("the JSON form decides otherwise") }
    }
  }

  /// What is read can be written, and read again as the same.
  static func checkPolicyJSON(_ bytes: [UInt8]) throws {
    guard let json = try? JSON.parse(bytes, limits: PolicySet.jsonLimits), let set = try? PolicySet(json) else {
      return
    }
    _ = try decide(set)
    _ = try throughJSON(set)
  }

  /// The set after its JSON form, `nil` when that form is refused for its size.
  private static func throughJSON(_ set: PolicySet) throws -> PolicySet? {
    guard let json = try? set.json() else { return nil }
    guard let written = try? JSON.parse(json.serialized(), limits: PolicySet.jsonLimits), written == json else {
      throw BrokenProperty("the JSON form cannot be read")
    }
    guard let again = try parsedAgain({ () throws(CedarError) in try PolicySet(written) }) else { return nil }
    guard try again.json() == json else { throw BrokenProperty("the JSON form changes") }
    return again
  }

  /// What was parsed once parses again, unless its parentheses now nest too deep.
  private static func parsedAgain(_ body: () throws(CedarError) -> PolicySet) throws -> PolicySet? {
    do throws(CedarError) {
      return try body()
    } catch {
      guard error.code == .tooDeep else { throw BrokenProperty("what was written cannot be read: \(error)") }
      return nil
    }
  }

  private static func decide(_ set: PolicySet) throws -> Response {
    Authorizer(set).authorize(try CedarSetting.request(), in: CedarSetting.entities)
  }
}
