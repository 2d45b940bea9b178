/// Types a policy in every environment that its scope lets in.
struct EnvironmentWalk {
  /// What the environments said.
  struct Outcome {
    /// Whether the scope lets any in.
    var areAny = false
    /// Whether the policy is false in all of them.
    var areAllFalse = true
  }

  /// What tells two environments apart for a policy; `nil` is what its conditions do not mention.
  private struct Key: Hashable {
    let principal: EntityType?
    let action: EntityUID?
    let resource: EntityType?
  }

  private let policy: Policy
  private let schema: TypedSchema
  private let filter: ScopeFilter
  private let used: Set<Variable>

  init(_ policy: Policy, _ schema: TypedSchema) {
    self.policy = policy
    self.schema = schema
    filter = ScopeFilter(policy: policy, schema: schema.schema)
    used = policy.usedVariables
  }

  func run(_ checker: TypeChecker) -> Outcome {
    var outcome = Outcome()
    var seen: Set<Key> = []
    for application in schema.applications where filter.admits(application.action) {
      if checker.isExhausted { return Outcome(areAny: true, areAllFalse: false) }
      let principals = application.principals.filter(filter.admits(principal:))
      let resources = application.resources.filter(filter.admits(resource:))
      checker.count(application.principals.count + application.resources.count)
      for principal in used.contains(.principal) ? principals[...] : principals.prefix(1) {
        for resource in used.contains(.resource) ? resources[...] : resources.prefix(1) {
          outcome.areAny = true
          if checker.isExhausted { return Outcome(areAny: true, areAllFalse: false) }
          checker.count(1)
          guard seen.insert(key(principal, application, resource)).inserted else { continue }
          let type = checker.type(
            of: policy.conditions,
            in: .init(
              principal: principal, action: application.action.uid, resource: resource, context: application.context))
          if type != .bool(false) { outcome.areAllFalse = false }
        }
      }
    }
    return outcome
  }

  private func key(_ principal: EntityType, _ application: TypedSchema.Application, _ resource: EntityType) -> Key {
    let tellsActions = used.contains(.action) || used.contains(.context)
    return Key(
      principal: used.contains(.principal) ? principal : nil, action: tellsActions ? application.action.uid : nil,
      resource: used.contains(.resource) ? resource : nil)
  }
}
