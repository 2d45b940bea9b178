extension Entities {
  /// Finds the ancestors of every entity, without recursion: a hierarchy may be as deep as its author likes.
  static func closed(
    _ entities: some Sequence<Entity>, over base: Storage?
  ) throws(CedarError) -> UIDTable<EntityNode> {
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
    for root in order where done[root] == nil {
      try close(root, in: byUID, base, &done)
    }
    return UIDTable(order.compactMap { uid in done[uid].map { (uid, $0) } })
  }

  /// Depth-first from one entity: an entity is finished once all its parents are.
  private static func close(
    _ root: EntityUID, in entities: [EntityUID: Entity], _ base: Storage?, _ done: inout [EntityUID: EntityNode]
  ) throws(CedarError) {
    var path = [root]
    var onPath: Set<EntityUID> = [root]
    while let uid = path.last, let entity = entities[uid] {
      if let next = entity.parents.first(where: { entities[$0] != nil && done[$0] == nil }) {
        guard onPath.insert(next).inserted else {
          throw CedarError(.entityCycle, "`\(next)` is its own ancestor")
        }
        path.append(next)
        continue
      }
      var seen = entity.parents
      var ancestors = Array(entity.parents)
      for parent in entity.parents {
        for ancestor in (done[parent] ?? base?.node(parent))?.ancestors ?? [] where seen.insert(ancestor).inserted {
          ancestors.append(ancestor)
        }
      }
      guard !seen.contains(uid) else { throw CedarError(.entityCycle, "`\(uid)` is its own ancestor") }
      done[uid] = EntityNode(entity, ancestors: ancestors)
      path.removeLast()
      onPath.remove(uid)
    }
  }
}
