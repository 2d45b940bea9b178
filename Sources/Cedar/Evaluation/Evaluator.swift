/// A compiled expression: one object a node, dispatched by its class.
///
/// A tree of final classes keeps reference counting off the path (children are `let`) and lets each node answer a
/// Boolean without wrapping it.
class Evaluator: @unchecked Sendable {  // every stored property of every subclass is a `let` of a Sendable type
  let span: SourceSpan

  init(at span: SourceSpan) { self.span = span }

  /// The value, or why there is none.
  func value(_ context: EvaluationContext) throws(EvaluationError) -> Value {
    .bool(try test(context))
  }

  /// The value where a Boolean is wanted.
  func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    let value = try value(context)
    guard case .bool(let result) = value else { throw .type("bool", got: value, at: span) }
    return result
  }

  /// Whether the value depends on nothing: what the compiler folds.
  var isConstant: Bool { false }

  func long(_ context: EvaluationContext) throws(EvaluationError) -> Int64 {
    let value = try value(context)
    guard case .long(let number) = value else { throw .type("long", got: value, at: span) }
    return number
  }

  func entity(_ context: EvaluationContext) throws(EvaluationError) -> EntityUID {
    let value = try value(context)
    guard case .entity(let uid) = value else { throw .type("entity", got: value, at: span) }
    return uid
  }

  func string(_ context: EvaluationContext) throws(EvaluationError) -> CedarString {
    let value = try value(context)
    guard case .string(let string) = value else { throw .type("string", got: value, at: span) }
    return string
  }

  func set(_ context: EvaluationContext) throws(EvaluationError) -> ValueSet {
    let value = try value(context)
    guard case .set(let set) = value else { throw .type("set", got: value, at: span) }
    return set
  }
}
