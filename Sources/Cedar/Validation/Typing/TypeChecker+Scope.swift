extension TypeChecker {
  /// A list of actions in the scope is a set like any other: in strict mode its actions must be of one type, and it must
  /// not be empty.
  func checkList(of policy: Policy) {
    guard case .withinAny(let actions) = policy.action else { return }
    if actions.isEmpty, mode == .strict {
      report(.emptySet, at: policy.span, "empty set literals are forbidden in policies")
    }
    let known = actions.filter(schema.isKnown)
    _ = join(known.map { .entity([$0.type]) }, at: policy.span, in: "the scope's list of actions")
  }

  /// The faults found; `tooComplex` when some may have been left.
  func finish(at span: SourceSpan) -> [ValidationError] {
    var faults = faults
    if isTooComplex {
      faults.add(.tooComplex, at: span, "the policy takes too long to validate under this schema")
    }
    return faults.errors
  }
}
