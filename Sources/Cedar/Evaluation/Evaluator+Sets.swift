final class IsEmptyEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let operand: Evaluator

  init(_ operand: Evaluator, at span: SourceSpan) {
    self.operand = operand
    super.init(at: span)
  }

  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    try operand.set(context).isEmpty
  }
}

final class ContainsEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let operand: Evaluator
  let element: Evaluator

  init(_ operand: Evaluator, _ element: Evaluator, at span: SourceSpan) {
    self.operand = operand
    self.element = element
    super.init(at: span)
  }

  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    let (set, element) = (try operand.value(context), try element.value(context))
    guard case .set(let elements) = set else { throw .type("set", got: set, at: operand.span) }
    return elements.contains(element)
  }
}

/// `containsAll` and `containsAny`.
final class SetComparisonEvaluator: Evaluator, @unchecked Sendable {  // immutable, see Evaluator
  let operand: Evaluator
  let other: Evaluator
  let all: Bool

  init(_ operand: Evaluator, _ other: Evaluator, all: Bool, at span: SourceSpan) {
    self.operand = operand
    self.other = other
    self.all = all
    super.init(at: span)
  }

  override func test(_ context: EvaluationContext) throws(EvaluationError) -> Bool {
    let (set, other) = (try operand.set(context), try other.set(context))
    return all ? set.isSuperset(of: other) : set.intersects(other)
  }
}
