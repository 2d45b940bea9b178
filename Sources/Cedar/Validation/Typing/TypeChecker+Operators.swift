extension TypeChecker {
  func binary(_ whole: Expression, _ symbol: BinaryOperator, _ left: Expression, _ right: Expression) -> Answer {
    switch symbol {
    case .equal: equality(whole, left, right)
    case .notEqual: negation(of: equality(whole, left, right))
    case .less, .lessOrEqual, .greater, .greaterOrEqual: comparison(left, right)
    case .in: membership(expect(left, .entity), left, right)
    case .add, .subtract, .multiply: arithmetic(left, right)
    case .contains: contains(whole, left, right)
    case .containsAll, .containsAny: containsSeveral(whole, symbol, left, right)
    case .hasTag: hasTag(left, right)
    case .getTag: tag(whole, left, right)
    }
  }

  private func arithmetic(_ left: Expression, _ right: Expression) -> Answer {
    _ = expect(left, .long)
    _ = expect(right, .long)
    return Answer(type: .long)
  }

  func like(_ operand: Expression) -> Answer {
    _ = expect(operand, .string)
    return .boolean()
  }

  /// Longs, datetimes and durations have an order; decimals have methods for theirs.
  private func comparison(_ left: Expression, _ right: Expression) -> Answer {
    let (lower, upper) = (check(left).type, check(right).type)
    guard let lower, let upper else { return .boolean() }
    switch (lower.isOrdered, upper.isOrdered) {
    case (true, true) where lower == upper: break
    case (true, _) where upper != .never: unexpected(upper, "`\(lower)`", at: right.span)
    case (_, true) where lower != .never: unexpected(lower, "`\(upper)`", at: left.span)
    default:
      for (type, operand) in [(lower, left), (upper, right)] where !type.isOrdered && type != .never {
        unexpected(type, "Long, datetime or duration", at: operand.span)
      }
    }
    return .boolean()
  }

  /// Literals decide, and entities of types that have none in common are never equal; in strict mode, any others must be of
  /// one type.
  private func equality(_ whole: Expression, _ left: Expression, _ right: Expression) -> Answer {
    let (type, other) = (check(left).type, check(right).type)
    if case .entity(let types) = type, case .entity(let others) = other, types.isDisjoint(with: others) {
      return .boolean(false)
    }
    if let value = constant(left), let otherValue = constant(right) { return .boolean(value == otherValue) }
    demandOneType(type, other, at: whole.span, in: "an equality")
    return .boolean()
  }

  private func contains(_ whole: Expression, _ set: Expression, _ element: Expression) -> Answer {
    let type = expect(set, .set).type
    let other = check(element).type
    if case .set(let elements) = type { demandOneType(elements, other, at: whole.span, in: "`contains`") }
    return .boolean()
  }

  private func containsSeveral(
    _ whole: Expression, _ symbol: BinaryOperator, _ left: Expression, _ right: Expression
  ) -> Answer {
    let (type, other) = (expect(left, .set).type, expect(right, .set).type)
    demandOneType(type, other, at: whole.span, in: "`\(symbol.rawValue)`")
    return .boolean()
  }

  private func demandOneType(_ left: ExpressionType?, _ right: ExpressionType?, at span: SourceSpan, in place: String) {
    guard mode == .strict, let left, let right, relations.join(left, right) == nil else { return }
    incompatible([left, right], at: span, in: place)
  }
}

extension ExpressionType {
  fileprivate var isOrdered: Bool {
    switch self {
    case .long, .extension(.datetime), .extension(.duration): true
    default: false
    }
  }
}
