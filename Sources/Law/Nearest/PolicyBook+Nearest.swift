internal import Cedar

extension PolicyBook {
  /// The most permits that a message names: more would not be read.
  public static let readableCount = 3

  /// The permits nearest to a question that is refused, and the conditions they lack, in French.
  ///
  /// Only permits about such agents, acts and objects are looked at. Those that other facts would open come first; a permit
  /// for another ground, circuit or destination is named only when there is no nearer one. Linear in the number of
  /// policies: for messages, not for deciding.
  /// - Returns: at most ``readableCount``, the nearest first; none when nothing can be said.
  public func nearestPermits(to question: CodedRequest) -> [NearPermit] {
    guard let entities = try? Entities(question.entities) else { return [] }
    let ranked = unsatisfiedPermits(question.request, in: entities).enumerated().sorted {
      ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
    }.map(\.element)
    guard let best = ranked.first else { return [] }
    var chosen: [NearPermit] = []
    for permit in ranked where permit.distance.isBeside(best.distance) && !permit.conditions.isEmpty {
      // One that asks for all that another asks, and more, teaches nothing.
      let isCovered = chosen.contains { Set($0.conditions).isSubset(of: permit.conditions) }
      if !isCovered { chosen.append(permit) }
      if chosen.count == Self.readableCount { break }
    }
    return chosen
  }

  /// Every permit that speaks of such a question and is not satisfied, in the order of the set.
  func unsatisfiedPermits(_ request: Request, in entities: Entities) -> [NearPermit] {
    law.policies.explain(request, entities).compactMap { verdict in
      guard verdict.effect == .permit, verdict.outcome == .unsatisfied, let policy = law.policies[verdict.policy],
        let notice = self[verdict.policy.description]
      else { return nil }
      // A clause that fails behind one that is not met was never reached: it says nothing of what is missing.
      let unmet = verdict.clauses.filter { $0.outcome == .unmet }.map(\.position)
      return NearPermit(
        policy: notice, conditions: unmet.map { notice.conditions[$0] }.filter { !$0.isEmpty },
        distance: .init(unmet.map { matter(of: policy.conditions[$0], request, entities) }))
    }
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
