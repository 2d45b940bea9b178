extension PolicySet {
  /// What each policy says of a request, in the set's order, those out of scope included.
  ///
  /// Linear in the number of policies: for messages, not for deciding.
  public func explain(_ request: Request, _ entities: Entities) -> [PolicyVerdict] {
    let context = EvaluationContext(request, entities)
    return storage.policies.indices.map { verdict(at: $0, context) }
  }

  /// What one policy says of a request, `nil` when the set has none of that id.
  public func explain(_ id: PolicyID, _ request: Request, _ entities: Entities) -> PolicyVerdict? {
    storage.positions[id].map { verdict(at: $0, EvaluationContext(request, entities)) }
  }

  private func verdict(at position: Int, _ context: EvaluationContext) -> PolicyVerdict {
    let (policy, compiled) = (storage.policies[position], storage.compiled[position])
    let scope = PolicyVerdict.ScopeMatch(
      principal: policy.principal.matches(context.request.principal, context),
      action: policy.action.matches(context.request.action, context),
      resource: policy.resource.matches(context.request.resource, context))
    guard scope.isWhole else {
      return PolicyVerdict(policy: policy.id, effect: policy.effect, scope: scope, outcome: .outOfScope, clauses: [])
    }
    let clauses = zip(policy.conditions, compiled.clauses).enumerated().map { position, pair in
      PolicyVerdict.Clause(position: position, kind: pair.0.kind, outcome: Self.outcome(of: pair.1, context))
    }
    return PolicyVerdict(
      policy: policy.id, effect: policy.effect, scope: scope, outcome: Self.outcome(of: clauses), clauses: clauses)
  }

  private static func outcome(
    of clause: CompiledPolicy.Clause, _ context: EvaluationContext
  ) -> PolicyVerdict.Clause.Outcome {
    do throws(EvaluationError) {
      return try clause.body.test(context) == clause.expected ? .met : .unmet
    } catch {
      return .failed(error)
    }
  }

  /// The first clause that is not met decides, as in an evaluation that stops there.
  private static func outcome(of clauses: [PolicyVerdict.Clause]) -> PolicyVerdict.Outcome {
    for clause in clauses {
      switch clause.outcome {
      case .met: continue
      case .unmet: return .unsatisfied
      case .failed(let error): return .failed(error)
      }
    }
    return .satisfied
  }
}

extension EntityConstraint {
  /// Whether an entity fits; a slot that is not filled fits nothing.
  func matches(_ uid: EntityUID, _ context: EvaluationContext) -> Bool {
    switch self {
    case .any: true
    case .equal(.entity(let other)): uid == other
    case .within(.entity(let group)): context.contains(uid, in: group)
    case .type(let type): uid.type == type
    case .typeWithin(let type, .entity(let group)): uid.type == type && context.contains(uid, in: group)
    case .equal(.slot), .within(.slot), .typeWithin(_, .slot): false
    }
  }
}

extension ActionConstraint {
  /// Whether an action fits.
  func matches(_ uid: EntityUID, _ context: EvaluationContext) -> Bool {
    switch self {
    case .any: true
    case .equal(let other): uid == other
    case .within(let group): context.contains(uid, in: group)
    case .withinAny(let groups): groups.contains { context.contains(uid, in: $0) }
    }
  }
}
