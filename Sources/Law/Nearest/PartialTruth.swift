internal import Cedar

/// What an expression comes to when only some of a question is held fixed: true or false whatever the rest, or unknown.
///
/// Kleene's logic over the syntax tree. What reads only what is fixed is evaluated; `&&`, `||`, `!` and `if` follow.
struct PartialTruth {
  let request: Request
  let entities: Entities
  /// What is held fixed.
  let fixed: Set<Matter>

  /// True, false, or nil when it depends on what is not fixed (or has no value).
  func of(_ expression: Expression) -> Bool? {
    switch expression.kind {
    case .and(let operands): all(operands, are: true)
    case .or(let operands): all(operands, are: false)
    case .unary(.not, let operand): of(operand).map { !$0 }
    case .conditional(let guardian, let then, let otherwise):
      if let chosen = of(guardian) {
        of(chosen ? then : otherwise)
      } else if let then = of(then), then == of(otherwise) {
        then
      } else {
        nil
      }
    default:
      Matter.read(by: expression).isSubset(of: fixed) ? expression.truth(request, in: entities) : nil
    }
  }

  /// `value` when every operand is, the contrary as soon as one is.
  private func all(_ operands: [Expression], are value: Bool) -> Bool? {
    var isKnown = true
    for operand in operands {
      switch of(operand) {
      case .some(let found) where found != value: return !value
      case .some: continue
      case nil: isKnown = false
      }
    }
    return isKnown ? value : nil
  }
}
