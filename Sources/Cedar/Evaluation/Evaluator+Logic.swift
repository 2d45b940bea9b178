final class ConditionalEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let guardian: Evaluator
  let then: Evaluator
  let otherwise: Evaluator

  init(_ guardian: Evaluator, _ then: Evaluator, _ otherwise: Evaluator, at span: SourceSpan) {
    self.guardian = guardian
    self.then = then
    self.otherwise = otherwise
    super.init(at: span)
  }

  override func value(_ context: EvaluationContext) throws(EvaluationError) -> Value {
    try guardian.test(context) ? try then.value(context) : try otherwise.value(context)
  }

  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    try guardian.test(context) ? try then.test(context) : try otherwise.test(context)
  }
}

/// `&&`: an operand is evaluated, and must be a Boolean, only if those before it are true.
final class AndEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let operands: [Evaluator]

  init(_ operands: [Evaluator], at span: SourceSpan) {
    self.operands = operands
    super.init(at: span)
  }

  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    for operand in operands where try !operand.test(context) { return false }
    return true
  }
}

/// `||`: an operand is evaluated, and must be a Boolean, only if those before it are false.
final class OrEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let operands: [Evaluator]

  init(_ operands: [Evaluator], at span: SourceSpan) {
    self.operands = operands
    super.init(at: span)
  }

  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    for operand in operands where try operand.test(context) { return true }
    return false
  }
}

final class NotEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let operand: Evaluator

  init(_ operand: Evaluator, at span: SourceSpan) {
    self.operand = operand
    super.init(at: span)
  }

  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool { try !operand.test(context) }
}

final class EqualEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let left: Evaluator
  let right: Evaluator
  let negated: Bool

  init(_ left: Evaluator, _ right: Evaluator, negated: Bool, at span: SourceSpan) {
    self.left = left
    self.right = right
    self.negated = negated
    super.init(at: span)
  }

  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    let (a, b) = (try left.value(context), try right.value(context))
    return (a == b) != negated
  }
}
