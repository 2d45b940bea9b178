extension TypeChecker {
  func conjunction(_ operands: [Expression]) -> Answer {
    var all = Conjunction(self)
    for operand in operands where !all.isSettled { all.append(expect(operand, .bool)) }
    return all.finish()
  }

  /// `a || b || …`: an operand is typed without what those before it make sure of, as they were false.
  func disjunction(_ operands: [Expression]) -> Answer {
    var whole = expect(operands[0], .bool)
    for operand in operands.dropFirst() {
      if whole.type == .bool(true) { break }
      let answer = expect(operand, .bool)
      switch (whole.type, answer.type) {
      case (nil, _), (_, nil): whole = .boolean()
      case (_, .bool(true)), (.bool(false), _): whole = answer
      case (_, .bool(false)): break
      default:
        count(min(whole.capabilities.count, answer.capabilities.count))
        whole = Answer(type: .bool(nil), capabilities: whole.capabilities.intersection(answer.capabilities))
      }
    }
    return whole
  }

  func conditional(
    _ whole: Expression, _ test: Expression, _ then: Expression, _ otherwise: Expression
  ) -> Answer {
    let guardian = expect(test, .bool)
    if guardian.type == .bool(false) { return check(otherwise) }
    hold(guardian.capabilities)
    var taken = check(then)
    release(guardian.capabilities)
    taken.capabilities.formUnion(guardian.capabilities)
    if guardian.type == .bool(true) { return taken }
    let other = check(otherwise)
    return Answer(
      type: join([taken.type, other.type], at: whole.span, in: "the branches of `if`"),
      capabilities: taken.capabilities.intersection(other.capabilities))
  }

  /// A negation makes sure of nothing.
  func negation(of answer: Answer) -> Answer {
    if case .bool(let value?) = answer.type { return .boolean(!value) }
    return .boolean()
  }

  func unary(_ symbol: UnaryOperator, _ operand: Expression) -> Answer {
    switch symbol {
    case .not: return negation(of: expect(operand, .bool))
    case .negate:
      _ = expect(operand, .long)
      return Answer(type: .long)
    case .isEmpty:
      _ = expect(operand, .set)
      return .boolean()
    }
  }
}
