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

  /// What is parsed decides, and says the same through JSON and written anew; what is valid under the schema does not
  /// fail for its types.
  static func checkPolicies(_ bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self), let set = try? PolicySet(parsing: text) else { return }
    let responses = decide(set)
    for policy in set.policies + set.templates {
      let again = try parsedAgain { () throws(CedarError) in try PolicySet(parsing: policy.text) }
      guard let again, let other = (again.policies + again.templates).first else { continue }
      guard (try? other.json()) == (try? policy.json()) else { throw BrokenProperty("the text says something else") }
    }
    if let again = try throughJSON(set) {
      guard zip(decide(again), responses).allSatisfy(Self.areSame) else {
        throw BrokenProperty("the JSON form decides otherwise")
      }
    }
    try checkSoundness(set, responses)
  }

  /// A policy without a validation error may only fail for what types do not show (cedar-spec, `Cedar/Thm/Validation`), or
  /// for a call of `unknown`, which the reference validator lets pass.
  private static func checkSoundness(_ set: PolicySet, _ responses: [Response]) throws {
    let faulty = Set(Validator(CedarSetting.schema).validate(set).errors.map(\.policy))
    for failure in responses.flatMap(\.errors) where !faulty.contains(failure.policy) {
      switch failure.error.code {
      case .overflow, .missingEntity, .extensionFailure, .unknown: continue
      default: throw BrokenProperty("a valid policy fails: \(failure.error.code)")
      }
    }
  }

  private static func areSame(_ left: Response, _ right: Response) -> Bool {
    left.decision == right.decision && Set(left.reasons) == Set(right.reasons)
      && Set(left.errors.map(\.policy)) == Set(right.errors.map(\.policy))
  }

  /// What is read can be written, and read again as the same.
  static func checkPolicyJSON(_ bytes: [UInt8]) throws {
    guard let json = try? JSON.parse(bytes, limits: PolicySet.jsonLimits), let set = try? PolicySet(json) else {
      return
    }
    _ = decide(set)
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

  private static func decide(_ set: PolicySet) -> [Response] {
    CedarSetting.requests.map { Authorizer(set).authorize($0, in: CedarSetting.entities) }
  }
}
