internal import Gateway
internal import HTTP
internal import JSON

/// What a route answers when it is done.
struct RouteAnswer: Sendable {
  /// The status.
  let status: Status
  /// The type of the body, as it is sent.
  let contentType: String
  /// What the body is; nil for a file, which another document describes.
  let schema: JSONSchema?

  /// An object.
  /// - Parameter others: what any other member is; nil when there is no other.
  static func object(_ members: [JSONSchema.Member], others: JSONSchema? = nil) -> RouteAnswer {
    RouteAnswer(status: .ok, contentType: "application/json", schema: .object(members, others: others))
  }

  /// What an act answers, and its receipt.
  static func step(_ members: [JSONSchema.Member], _ status: Status = .ok) -> RouteAnswer {
    RouteAnswer(
      status: status, contentType: "application/json",
      schema: .object(members + [.required("recu", StepReceipt.schema)]))
  }

  /// A file, as it is.
  static func file(_ contentType: String) -> RouteAnswer {
    RouteAnswer(status: .ok, contentType: contentType, schema: nil)
  }
}
