/// What came of a use case: a value, the law's no, or an obstacle.
public enum Outcome<Value: Sendable>: Sendable {
  /// Done, and durable.
  case done(Value)
  /// Refused, and the refusal is durable in the journal.
  case refused(Refusal)
  /// Not done.
  case failed(GatewayError)

  /// The same outcome with another value.
  ///
  /// What was done is durable by then: a failure of the body must not pass for an act that left nothing.
  func map<Other: Sendable>(_ body: (Value) throws -> Other) -> Outcome<Other> {
    switch self {
    case .done(let value):
      do { return .done(try body(value)) } catch { return .failed(error as? GatewayError ?? .recorded) }
    case .refused(let refusal): return .refused(refusal)
    case .failed(let error): return .failed(error)
    }
  }
}

/// Receives an outcome, once, on any thread: it MUST be brief.
public typealias Completion<Value: Sendable> = @Sendable (Outcome<Value>) -> Void
