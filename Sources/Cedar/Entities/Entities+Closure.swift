extension Entities {
  /// An entity on the way up, with the parents still to be looked at.
  private struct Step {
    let uid: EntityUID
    var pending: Set<EntityUID>
  }

  /// Ancestors looked at while a hierarchy is closed: they may be as many as the square of its text, which is therefore
  /// bounded. This is a second or two, and a quarter of a gigabyte.
  static var stepLimit: Int { 1 << 23 }

  /// Finds the ancestors of every entity, without recursion, so that no depth is too much for the stack.
  /// - Throws: `CedarError`: `entityCycle`; `tooLong` beyond ``stepLimit``.
  static func closed(
    _ entities: some Sequence<Entity>, over base: Storage?
  ) throws(CedarError) -> UIDTable<EntityNode> {
    // A sequence may be walked once only.
    let entities = Array(entities)
    if base == nil, let flat = try flat(entities) { return flat }
    var order: [EntityUID] = []
    var byUID: [EntityUID: Entity] = [:]
    for entity in entities {
      if let known = byUID[entity.uid] {
        guard known == entity else { throw duplicate(entity.uid) }
      } else {
        byUID[entity.uid] = entity
        order.append(entity.uid)
      }
    }
    var done: [EntityUID: EntityNode] = [:]
    done.reserveCapacity(order.count)
    var stepsLeft = stepLimit
    for root in order where done[root] == nil {
      try close(root, in: byUID, base, &done, &stepsLeft)
    }
    return UIDTable(order.compactMap { uid in done[uid].map { (uid, $0) } })
  }

  /// The few entities of one decision, none of them another's parent: there is nothing to climb, and looking through them
  /// costs less than hashing them. Nil for anything larger or deeper.
  private static func flat(_ entities: [Entity]) throws(CedarError) -> UIDTable<EntityNode>? {
    var kept: [Entity] = []
    for entity in entities {
      if let known = kept.first(where: { $0.uid == entity.uid }) {
        guard known == entity else { throw duplicate(entity.uid) }
      } else {
        guard kept.count < 8 else { return nil }
        kept.append(entity)
      }
    }
    for entity in kept where !entity.parents.isEmpty {
      if kept.contains(where: { entity.parents.contains($0.uid) }) { return nil }
    }
    return UIDTable(kept.map { ($0.uid, EntityNode($0, ancestors: Array($0.parents))) })
  }

  /// Depth-first from one entity: an entity is finished once all its parents are.
  private static func close(
    _ root: EntityUID, in entities: [EntityUID: Entity], _ base: Storage?, _ done: inout [EntityUID: EntityNode],
    _ stepsLeft: inout Int
  ) throws(CedarError) {
    var path = [Step(uid: root, pending: entities[root]?.parents ?? [])]
    var onPath: Set<EntityUID> = [root]
    while let step = path.last, let entity = entities[step.uid] {
      let uid = step.uid
      if let next = path[path.count - 1].pending.popFirst() {
        guard let parent = entities[next], done[next] == nil else { continue }
        guard onPath.insert(next).inserted else {
          throw CedarError(.entityCycle, "`\(next)` is its own ancestor")
        }
        path.append(Step(uid: next, pending: parent.parents))
        continue
      }
      var seen = entity.parents
      var ancestors = Array(entity.parents)
      for parent in entity.parents {
        let above = (done[parent] ?? base?.node(parent))?.ancestors ?? []
        stepsLeft -= above.count
        guard stepsLeft >= 0 else { throw CedarError(.tooLong, "the hierarchy of the entities holds too many pairs") }
        for ancestor in above where seen.insert(ancestor).inserted { ancestors.append(ancestor) }
      }
      guard !seen.contains(uid) else { throw CedarError(.entityCycle, "`\(uid)` is its own ancestor") }
      done[uid] = EntityNode(entity, ancestors: ancestors)
      path.removeLast()
      onPath.remove(uid)
    }
  }
}
