/// Which requests a policy's scope lets in, by the types of their parts: for any other the scope is false, and the
/// conditions are never evaluated.
struct ScopeFilter {
  let policy: Policy
  let schema: Schema

  /// Whether principals of that type may fit.
  func admits(principal type: EntityType) -> Bool { admits(type, policy.principal) }

  /// Whether resources of that type may fit.
  func admits(resource type: EntityType) -> Bool { admits(type, policy.resource) }

  /// Whether the action fits. A group that is not declared holds nothing.
  func admits(_ action: ActionDefinition) -> Bool {
    switch policy.action {
    case .any: true
    case .equal(let uid): action.uid == uid
    case .within(let group): action.uid == group || action.ancestors.contains(group)
    case .withinAny(let groups): groups.contains { action.uid == $0 || action.ancestors.contains($0) }
    }
  }

  /// A slot may hold whatever fits: `?principal` is linked to an entity of the principal's type or above it.
  private func admits(_ type: EntityType, _ constraint: EntityConstraint) -> Bool {
    switch constraint {
    case .any, .equal(.slot), .within(.slot): true
    case .equal(.entity(let uid)): type == uid.type
    case .within(.entity(let uid)): type == uid.type || schema.mayBe(type, in: uid.type)
    case .type(let expected), .typeWithin(let expected, .slot): type == expected
    case .typeWithin(let expected, .entity(let uid)):
      type == expected && (type == uid.type || schema.mayBe(type, in: uid.type))
    }
  }
}
