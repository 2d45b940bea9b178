/// An entity in a store, with every ancestor found.
final class EntityNode: Sendable {
  let entity: Entity
  /// Every ancestor once, the entity itself excluded.
  let ancestors: [EntityUID]
  /// Only where hashing beats a scan.
  private let lookup: UIDTable<Bool>?

  init(_ entity: Entity, ancestors: [EntityUID]) {
    self.entity = entity
    self.ancestors = ancestors
    self.lookup = ancestors.count > 12 ? UIDTable(ancestors.map { ($0, true) }) : nil
  }

  func isDescendant(of uid: EntityUID) -> Bool {
    if let lookup { return lookup.index(of: uid) >= 0 }
    for ancestor in ancestors where ancestor == uid { return true }
    return false
  }
}
