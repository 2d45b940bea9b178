extension TypeChecker {
  /// `left in right`, the left side typed already.
  func membership(_ member: Answer, _ left: Expression, _ right: Expression) -> Answer {
    let group = expect(right, .entityOrEntities)
    guard let type = member.type, let groupType = group.type else { return .boolean() }
    if let action = uid(left), action.type.isActionType, let groups = uids(right) {
      return .boolean(membership(of: action, in: groups))
    }
    guard case .entity(let types) = type, let groupTypes = groupType.entityTypes else { return .boolean() }
    count(types.count * groupTypes.count)
    let isPossible = types.contains { type in groupTypes.contains { schema.mayBe(type, in: $0) } }
    return isPossible ? .boolean() : .boolean(false)
  }

  /// The schema tells which groups an action is in. Those that are no action are passed over: an action is in none.
  private func membership(of action: EntityUID, in groups: [EntityUID]) -> Bool {
    let ancestors = schema.schema[action]?.ancestors ?? []
    return groups.contains { $0 == action || ancestors.contains($0) }
  }

  private func uid(_ expression: Expression) -> EntityUID? {
    if case .entity(let uid) = constant(expression) { uid } else { nil }
  }

  private func uids(_ expression: Expression) -> [EntityUID]? {
    if let uid = uid(expression) { return [uid] }
    guard case .set(let elements) = expression.kind else { return nil }
    let uids = elements.compactMap(uid)
    return uids.count == elements.count ? uids : nil
  }

  /// `operand is Type`, `operand is Type in group`: the group is typed only where the type may fit.
  func isType(_ whole: Expression, _ operand: Expression, _ type: EntityType, _ group: Expression?) -> Answer {
    let answer = expect(operand, .entity)
    var both = Conjunction(self)
    both.append(isType(answer, type))
    if let group, !both.isSettled { both.append(membership(answer, operand, group)) }
    return both.finish()
  }

  private func isType(_ answer: Answer, _ type: EntityType) -> Answer {
    guard case .entity(let types) = answer.type else { return .boolean() }
    guard types.contains(type) else { return .boolean(false) }
    return .boolean(types.count == 1 ? true : nil)
  }
}

extension ExpressionType {
  /// The types of an entity, or of a set's entities.
  fileprivate var entityTypes: Set<EntityType>? {
    switch self {
    case .entity(let types), .set(.entity(let types)): types
    default: nil
    }
  }
}
