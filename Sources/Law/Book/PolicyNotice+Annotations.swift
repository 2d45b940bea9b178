internal import Cedar

extension PolicyNotice {
  /// Reads what a policy says of itself in its annotations.
  /// - Throws: ``PolicyBookError`` when `@article`, `@force` or `@motif` is absent, empty or unknown.
  init(_ policy: Policy, file: String) throws(PolicyBookError) {
    func required(_ name: CedarString) throws(PolicyBookError) -> String {
      guard let text = policy.annotation(name), !text.isEmpty else {
        throw PolicyBookError(file: file, fault: "the policy `\(policy.id)` has no `@\(name)`")
      }
      return text
    }
    let force = try required("force")
    guard let known = Force(rawValue: force) else {
      throw PolicyBookError(
        file: file, fault: "the policy `\(policy.id)` has the force `\(force)`; expected loi, convention or usage")
    }
    self.init(
      id: policy.id.description, articles: try required("article"), force: known, motif: try required("motif"),
      obligation: policy.annotation("obligation"),
      conditions: policy.conditions.indices.map { policy.annotation(CedarString("condition_\($0 + 1)")) ?? "" })
  }
}
