public import Cedar

extension PolicyBook {
  /// The most permits that a message names: more would not be read.
  public static let readableCount = 3

  /// The permits nearest to a question that is refused, and the conditions they lack, in French.
  ///
  /// Only permits about such acts and objects are looked at. Those that other facts would open come first; a permit for
  /// another ground, circuit or destination is named only when there is no nearer one, and a permit for other agents only
  /// when none for this one is as near. Linear in the number of policies: for messages, not for deciding.
  /// - Parameter agents: the condition of being an agent of some type, in French; without it, permits for agents of other
  ///   types are left out.
  /// - Returns: at most ``readableCount``, the nearest first; none when nothing can be said.
  public func nearestPermits(
    to question: CodedRequest, naming agents: (EntityType) -> String? = { _ in nil }
  ) -> [NearPermit] {
    guard let entities = try? Entities(question.entities) else { return [] }
    let own = Self.ranked(unsatisfiedPermits(question.request, in: entities))
    let others = Self.ranked(permits(forOthersThanIn: question, entities, naming: agents))
    let nearest: [NearPermit]
    if let best = own.first?.distance, others.first.map({ best.isBeside($0.distance) || best < $0.distance }) ?? true {
      nearest = own
    } else {
      nearest = others
    }
    guard let best = nearest.first else { return [] }
    var chosen: [NearPermit] = []
    for permit in nearest where permit.distance.isBeside(best.distance) && !permit.conditions.isEmpty {
      // One that asks for all that another asks, and more, teaches nothing.
      let isCovered = chosen.contains { Set($0.conditions).isSubset(of: permit.conditions) }
      if !isCovered { chosen.append(permit) }
      if chosen.count == Self.readableCount { break }
    }
    return chosen
  }

  private static func ranked(_ permits: [NearPermit]) -> [NearPermit] {
    permits.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }.map(\.element)
  }

  /// Every permit that speaks of such a question and is not satisfied, in the order of the set.
  func unsatisfiedPermits(_ request: Request, in entities: Entities) -> [NearPermit] {
    law.policies.explain(request, entities).compactMap { verdict in
      guard verdict.effect == .permit, verdict.outcome == .unsatisfied, let policy = law.policies[verdict.policy],
        let notice = self[verdict.policy.description]
      else { return nil }
      return near(notice, policy, verdict, request, entities)
    }
  }

  /// What a permit lacks: a clause that fails behind one that is not met was never reached, and says nothing of it.
  /// - Parameter agent: the condition of being an agent that the permit speaks of, when that is missing too.
  func near(
    _ notice: PolicyNotice, _ policy: Policy, _ verdict: PolicyVerdict, _ request: Request, _ entities: Entities,
    wanting agent: String? = nil
  ) -> NearPermit {
    let unmet = verdict.clauses.filter { $0.outcome == .unmet }.map(\.position)
    let wordings = unmet.map { notice.conditions[$0] }.filter { !$0.isEmpty }
    let matters = unmet.map { matter(of: policy.conditions[$0], request, entities) }
    return NearPermit(
      policy: notice, conditions: [agent].compactMap { $0 } + wordings,
      distance: .init(agent == nil ? matters : [.choice] + matters))
  }

  /// The first matter that, held fixed with those before it, already makes a clause not hold.
  private func matter(of clause: Condition, _ request: Request, _ entities: Entities) -> Matter {
    let contrary = clause.kind == .unless
    return Matter.allCases.first { matter in
      let fixed = Set(Matter.allCases.filter { $0 <= matter })
      return PartialTruth(request: request, entities: entities, fixed: fixed).of(clause.body) == contrary
    } ?? .fact
  }
}
