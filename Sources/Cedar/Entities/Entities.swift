/// The entities that a decision may consult: attributes, tags, and the hierarchy with its transitive closure.
///
/// Immutable; copies share their storage.
public struct Entities: Sendable {
  final class Storage: Sendable {
    let nodes: UIDTable<EntityNode>
    /// Consulted for what this layer does not hold.
    let base: Storage?
    /// Parents of this layer's entities that no layer held when it was made.
    let danglingParents: Set<EntityUID>

    init(nodes: UIDTable<EntityNode>, base: Storage?) {
      self.nodes = nodes
      self.base = base
      var dangling: Set<EntityUID> = []
      for node in nodes.elements {
        for parent in node.entity.parents where nodes.index(of: parent) < 0 && base?.node(parent) == nil {
          dangling.insert(parent)
        }
      }
      self.danglingParents = dangling
    }

    func node(_ uid: EntityUID) -> EntityNode? {
      let index = nodes.index(of: uid)
      return index >= 0 ? nodes.elements[index] : base?.node(uid)
    }
  }

  let storage: Storage

  /// A store without entities.
  public static let empty = Entities(Storage(nodes: UIDTable([]), base: nil))

  private init(_ storage: Storage) { self.storage = storage }

  /// Makes a store and finds every ancestor. Linear in entities plus ancestor pairs.
  ///
  /// - Throws: `CedarError`: `duplicateEntity` when two different entities share an identity (identical ones may repeat),
  ///   `entityCycle` when an entity is its own ancestor.
  public init(_ entities: some Sequence<Entity>) throws(CedarError) {
    self.init(Storage(nodes: try Self.closed(entities, over: nil), base: nil))
  }

  /// This store and more entities, as a decision needs its principal and resource beside a long-lived store.
  ///
  /// Costs only what is added, unless the base already names an added entity as an ancestor: then all is built anew.
  ///
  /// - Throws: `CedarError`, as the initialiser does; an entity that the base already holds must be identical.
  public func adding(_ entities: some Sequence<Entity>) throws(CedarError) -> Entities {
    var added: [Entity] = []
    for entity in entities {
      guard let known = storage.node(entity.uid) else {
        added.append(entity)
        continue
      }
      guard known.entity == entity else { throw Self.duplicate(entity.uid) }
    }
    let names = Set(added.map(\.uid))
    guard !isAncestor(anyOf: names) else { return try Entities(all + added) }
    return Entities(Storage(nodes: try Self.closed(added, over: storage), base: storage))
  }

  /// The entity with this identity, `nil` when absent.
  public subscript(uid: EntityUID) -> Entity? { storage.node(uid)?.entity }

  /// Number of entities.
  public var count: Int {
    var count = 0
    var layer: Storage? = storage
    while let current = layer {
      count += current.nodes.count
      layer = current.base
    }
    return count
  }

  /// Every entity, in no particular order.
  public var all: [Entity] {
    var entities: [Entity] = []
    var layer: Storage? = storage
    while let current = layer {
      entities += current.nodes.elements.map(\.entity)
      layer = current.base
    }
    return entities
  }

  /// Every ancestor of an entity, empty when it is absent.
  public func ancestors(of uid: EntityUID) -> [EntityUID] { storage.node(uid)?.ancestors ?? [] }

  /// Whether `uid in group` holds: the same entity, or an ancestor.
  public func contains(_ uid: EntityUID, in group: EntityUID) -> Bool {
    uid == group || storage.node(uid)?.isDescendant(of: group) == true
  }

  func node(_ uid: EntityUID) -> EntityNode? { storage.node(uid) }

  static func duplicate(_ uid: EntityUID) -> CedarError {
    CedarError(.duplicateEntity, "two different entities are named `\(uid)`")
  }

  /// Whether an absent entity named here is the parent of a present one.
  private func isAncestor(anyOf names: Set<EntityUID>) -> Bool {
    var layer: Storage? = storage
    while let current = layer {
      if !current.danglingParents.isDisjoint(with: names) { return true }
      layer = current.base
    }
    return false
  }
}
