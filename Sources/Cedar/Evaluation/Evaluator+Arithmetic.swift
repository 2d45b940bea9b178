final class NegateEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let operand: Evaluator

  init(_ operand: Evaluator, at span: SourceSpan) {
    self.operand = operand
    super.init(at: span)
  }

  override func value(_ context: EvaluationContext) throws(EvaluationError) -> Value { .long(try long(context)) }

  override func long(_ context: EvaluationContext) throws(EvaluationError) -> Int64 {
    let (result, overflow) = Int64(0).subtractingReportingOverflow(try operand.long(context))
    guard !overflow else { throw EvaluationError(.overflow("negate"), at: span) }
    return result
  }
}

final class ArithmeticEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  enum Operation { case add, subtract, multiply }

  let operation: Operation
  let left: Evaluator
  let right: Evaluator

  init(_ operation: Operation, _ left: Evaluator, _ right: Evaluator, at span: SourceSpan) {
    self.operation = operation
    self.left = left
    self.right = right
    super.init(at: span)
  }

  override func value(_ context: EvaluationContext) throws(EvaluationError) -> Value { .long(try long(context)) }

  override func long(_ context: EvaluationContext) throws(EvaluationError) -> Int64 {
    let (a, b) = (try left.long(context), try right.long(context))
    let (result, overflow) =
      switch operation {
      case .add: a.addingReportingOverflow(b)
      case .subtract: a.subtractingReportingOverflow(b)
      case .multiply: a.multipliedReportingOverflow(by: b)
      }
    guard !overflow else {
      let name =
        switch operation {
        case .add: "add"
        case .subtract: "subtract"
        case .multiply: "multiply"
        }
      throw EvaluationError(.overflow(name), at: span)
    }
    return result
  }
}

/// `<`, `<=`, `>`, `>=` over longs, datetimes or durations, both operands of one type.
final class OrderEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let left: Evaluator
  let right: Evaluator
  /// What the comparison gives for less, equal, greater.
  let outcomes: (less: Bool, equal: Bool, greater: Bool)

  init(_ left: Evaluator, _ right: Evaluator, _ outcomes: (Bool, Bool, Bool), at span: SourceSpan) {
    self.left = left
    self.right = right
    self.outcomes = outcomes
    super.init(at: span)
  }

  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    let (a, b) = (try left.value(context), try right.value(context))
    switch (a, b) {
    case (.long(let a), .long(let b)): return order(a, b)
    case (.extension(.datetime(let a)), .extension(.datetime(let b))): return order(a.milliseconds, b.milliseconds)
    case (.extension(.duration(let a)), .extension(.duration(let b))): return order(a.milliseconds, b.milliseconds)
    case (.extension(.datetime), _): throw .type("datetime", got: b, at: right.span)
    case (.extension(.duration), _): throw .type("duration", got: b, at: right.span)
    case (.long, _): throw .type("long", got: b, at: right.span)
    default: throw .type("one of long, datetime, duration", got: a, at: left.span)
    }
  }

  @inline(__always)
  private func order(_ a: Int64, _ b: Int64) -> Bool {
    a < b ? outcomes.less : a == b ? outcomes.equal : outcomes.greater
  }
}
