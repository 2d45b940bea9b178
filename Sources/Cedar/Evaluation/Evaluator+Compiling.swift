extension Expression {
  /// The compiled form; sub-expressions that read nothing and succeed are evaluated now.
  func compiled() -> Evaluator {
    switch kind {
    case .literal(let value): return ConstantEvaluator(value, at: span)
    case .variable(let variable): return VariableEvaluator(variable, at: span)
    case .conditional(let guardian, let then, let otherwise):
      return ConditionalEvaluator(guardian.compiled(), then.compiled(), otherwise.compiled(), at: span)
    case .and(let operands): return AndEvaluator(operands.map { $0.compiled() }, at: span)
    case .or(let operands): return OrEvaluator(operands.map { $0.compiled() }, at: span)
    case .unary(let operation, let operand): return unary(operation, operand.compiled())
    case .binary(let operation, let left, let right): return binary(operation, left.compiled(), right.compiled())
    case .attribute(let operand, let name):
      if case .variable(let variable) = operand.kind { return VariableAttributeEvaluator(variable, name, at: span) }
      return AttributeEvaluator(operand.compiled(), name, at: span)
    case .has(let operand, let path): return HasEvaluator(operand.compiled(), path, at: span)
    case .like(let operand, let pattern): return LikeEvaluator(operand.compiled(), pattern, at: span)
    case .isType(let operand, let type, let group):
      return IsEvaluator(operand.compiled(), type, group?.compiled(), at: span)
    case .set(let elements):
      let elements = elements.map { $0.compiled() }
      return folded(SetEvaluator(elements, at: span), over: elements)
    case .record(let entries):
      let entries = entries.map { (key: $0.key, value: $0.value.compiled()) }
      return folded(RecordEvaluator(entries, at: span), over: entries.map(\.value))
    case .call(let function, let arguments):
      let arguments = arguments.map { $0.compiled() }
      return folded(CallEvaluator(function, arguments, at: span), over: arguments)
    }
  }

  private func unary(_ operation: UnaryOperator, _ operand: Evaluator) -> Evaluator {
    switch operation {
    case .not: NotEvaluator(operand, at: span)
    case .negate: folded(NegateEvaluator(operand, at: span), over: [operand])
    case .isEmpty: IsEmptyEvaluator(operand, at: span)
    }
  }

  private func binary(_ operation: BinaryOperator, _ left: Evaluator, _ right: Evaluator) -> Evaluator {
    switch operation {
    case .equal: EqualEvaluator(left, right, negated: false, at: span)
    case .notEqual: EqualEvaluator(left, right, negated: true, at: span)
    case .less: OrderEvaluator(left, right, (true, false, false), at: span)
    case .lessOrEqual: OrderEvaluator(left, right, (true, true, false), at: span)
    case .greater: OrderEvaluator(left, right, (false, false, true), at: span)
    case .greaterOrEqual: OrderEvaluator(left, right, (false, true, true), at: span)
    case .in: InEvaluator(left, right, at: span)
    case .add: folded(ArithmeticEvaluator(.add, left, right, at: span), over: [left, right])
    case .subtract: folded(ArithmeticEvaluator(.subtract, left, right, at: span), over: [left, right])
    case .multiply: folded(ArithmeticEvaluator(.multiply, left, right, at: span), over: [left, right])
    case .contains: ContainsEvaluator(left, right, at: span)
    case .containsAll: SetComparisonEvaluator(left, right, all: true, at: span)
    case .containsAny: SetComparisonEvaluator(left, right, all: false, at: span)
    case .hasTag: HasTagEvaluator(left, right, at: span)
    case .getTag: GetTagEvaluator(left, right, at: span)
    }
  }

  /// A constant when every part is one and the evaluation succeeds; an error stays where it is, to be met when reached.
  private func folded(_ evaluator: Evaluator, over parts: [Evaluator]) -> Evaluator {
    guard parts.allSatisfy(\.isConstant), let value = try? evaluator.value(.nothing) else { return evaluator }
    return ConstantEvaluator(value, at: span)
  }
}
