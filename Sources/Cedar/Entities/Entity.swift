/// An entity: its identity, attributes, tags and direct parents.
public struct Entity: Hashable, Sendable {
  /// The identity.
  public let uid: EntityUID
  /// The attributes.
  public let attributes: Record
  /// The tags.
  public let tags: Record
  /// The direct parents; they need not be in the store.
  public let parents: Set<EntityUID>

  /// Makes an entity.
  public init(_ uid: EntityUID, attributes: Record = .empty, tags: Record = .empty, parents: Set<EntityUID> = []) {
    self.uid = uid
    self.attributes = attributes
    self.tags = tags
    self.parents = parents
  }
}
