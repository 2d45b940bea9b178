/// Why an expression has no value. It is data in a response: the policy is skipped and reported.
///
/// Two errors are equal when their codes are. The message is made on demand, never while deciding, and shows no string
/// that the request or the entities hold.
public struct EvaluationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kinds of evaluation errors.
  public enum Code: String, Sendable, Hashable {
    /// An operand of the wrong type.
    case type
    /// An attribute that the record or entity lacks.
    case missingAttribute
    /// A tag that the entity lacks.
    case missingTag
    /// An entity that is absent from the store.
    case missingEntity
    /// An integer result beyond 64 bits.
    case overflow
    /// An extension function called with the wrong number of arguments.
    case arity
    /// An extension function refused its argument.
    case extensionFailure
    /// A call of `unknown`, which has no value in a full evaluation.
    case unknown
  }

  enum Details: Sendable {
    case type(expected: String, got: ValueKind)
    case attribute(CedarString, of: EntityUID?)
    case tag(EntityUID)
    case entity(EntityUID)
    case overflow(String)
    case arity(ExtensionFunction, got: Int)
    case failure(ExtensionFunction, String)
    case unknown
  }

  /// Where in the policy's text.
  public let span: SourceSpan

  private let details: Details

  init(_ details: Details, at span: SourceSpan) {
    self.details = details
    self.span = span
  }

  static func type(_ expected: String, got value: Value, at span: SourceSpan) -> EvaluationError {
    EvaluationError(.type(expected: expected, got: value.kind), at: span)
  }

  /// What kind of error this is.
  public var code: Code {
    switch details {
    case .type: .type
    case .attribute: .missingAttribute
    case .tag: .missingTag
    case .entity: .missingEntity
    case .overflow: .overflow
    case .arity: .arity
    case .failure: .extensionFailure
    case .unknown: .unknown
    }
  }

  /// The message, with line and column.
  public var description: String { "\(span.line):\(span.column): \(message)" }

  /// The message alone.
  public var message: String {
    switch details {
    case .type(let expected, let got): "type error: expected \(expected), got \(got.rawValue)"
    case .attribute(let name, let owner?): "`\(owner)` does not have the attribute `\(name)`"
    case .attribute(let name, nil): "record does not have the attribute `\(name)`"
    case .tag(let owner): "`\(owner)` does not have the tag"
    case .entity(let uid): "entity `\(uid)` does not exist"
    case .overflow(let operation): "integer overflow while attempting to \(operation)"
    case .arity(let function, let got):
      "wrong number of arguments provided to extension function `\(function.name)`: expected \(function.arity), got \(got)"
    case .failure(let function, let reason): "error while evaluating extension function `\(function.name)`: \(reason)"
    case .unknown: "the expression contains an unknown"
    }
  }

  /// Equal when the codes are.
  public static func == (left: EvaluationError, right: EvaluationError) -> Bool { left.code == right.code }
}
