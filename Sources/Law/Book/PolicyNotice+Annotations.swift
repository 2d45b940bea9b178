internal import Cedar

extension PolicyNotice {
  /// Reads what a policy says of itself in its annotations.
  /// - Throws: ``PolicyBookError`` when `@article`, `@force` or `@motif` is absent, empty or unknown.
  init(_ policy: Policy, at place: PolicyPlace) throws(PolicyBookError) {
    func required(_ name: CedarString, _ advice: String) throws(PolicyBookError) -> String {
      guard let text = policy.annotation(name), !text.isEmpty else {
        throw place.fault("the policy `\(policy.id)` has no `@\(name)`: \(advice)")
      }
      return text
    }
    let articles = try required("article", "cite the text it applies, as in `@article(\"Code pénal, art. 226-13\")`")
    let force = try required("force", "write `@force(\"loi\")`, `convention` or `usage`; only law refuses")
    guard let known = Force(rawValue: force) else {
      throw place.fault("the policy `\(policy.id)` has the force `\(force)`: write `loi`, `convention` or `usage`")
    }
    self.init(
      id: policy.id.description, articles: articles, force: known,
      motif: try required("motif", "say why in one French sentence, as in `@motif(\"…\")`"),
      obligation: policy.annotation("obligation"),
      conditions: policy.conditions.indices.map { policy.annotation(CedarString("condition_\($0 + 1)")) ?? "" })
  }
}
