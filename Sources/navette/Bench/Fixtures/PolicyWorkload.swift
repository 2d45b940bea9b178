import Cedar
import Foundation
import JSON

/// The published timing workload: 40 policies, 200 entities, 1,000 requests with the reference engine's decisions.
struct PolicyWorkload {
  let requests: [Request]
  let entities: Entities
  private let policies: String
  private let expected: [(decision: String, reasons: Set<String>)]

  /// Reads the workload that the program carries.
  /// - Throws: ``CommandError`` with `internalError` when the program was moved away from its resources.
  init() throws {
    policies = try Self.text("policies.cedar")
    let schema = try Schema(parsing: try Self.text("schema.cedarschema"))
    entities = try Entities(JSON.parse(try Self.text("entities.json")), schema: schema)
    let lines = try Self.text("requests.jsonl").split(separator: "\n").map { try JSON.parse(String($0)) }
    requests = try lines.map { line in
      let action = try EntityUID(line["action"] ?? .null)
      return Request(
        principal: try EntityUID(line["principal"] ?? .null), action: action,
        resource: try EntityUID(line["resource"] ?? .null),
        context: try Record(context: line["context"] ?? .null, of: action, schema: schema))
    }
    expected = lines.map { line in
      (line["decision"]?.string ?? "", Set(line["reason"]?.array?.compactMap(\.string) ?? []))
    }
  }

  /// An engine that decides as the reference engine did; others are not worth timing.
  /// - Parameter extra: how many more policies it holds, of which none can apply to any request.
  func authorizer(withInapplicable extra: Int = 0) throws -> Authorizer {
    let authorizer = Authorizer(try PolicySet(parsing: [policies, Self.inapplicable(extra)]))
    for (request, expected) in zip(requests, expected) {
      let response = authorizer.authorize(request, in: entities)
      guard response.decision.rawValue == expected.decision,
        Set(response.reasons.map(\.description)) == expected.reasons
      else { throw CommandError(.internalError, "the engine decides otherwise than the workload records") }
    }
    return authorizer
  }

  /// Policies that name another principal type, action, entity or group, in turn.
  private static func inapplicable(_ count: Int) -> String {
    (0..<count).map { index in
      switch index % 4 {
      case 0: "permit (principal == Robot::\"r\(index)\", action, resource);"
      case 1: "forbid (principal is Robot, action, resource is Dossier) when { principal.bad };"
      case 2: "permit (principal, action == Action::\"x\(index)\", resource) when { context.mfa };"
      default: "forbid (principal, action, resource in Secteur::\"none\(index)\") unless { principal.actif };"
      }
    }.joined(separator: "\n")
  }

  private static func text(_ name: String) throws -> String {
    guard let url = Bundle.module.url(forResource: "policy-workload", withExtension: nil)?.appending(path: name),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { throw CommandError(.internalError, "the program's resource \(name) is missing") }
    return text
  }
}
