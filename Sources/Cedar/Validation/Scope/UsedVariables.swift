extension Policy {
  /// The parts of a request that the conditions mention.
  ///
  /// Environments that differ in nothing else give every condition the same types.
  var usedVariables: Set<Variable> {
    var used: Set<Variable> = []
    var pending = conditions.map(\.body)
    while let expression = pending.popLast() {
      if case .variable(let variable) = expression.kind { used.insert(variable) }
      pending += expression.kind.children
    }
    return used
  }
}
