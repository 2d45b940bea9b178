public import Cedar

/// An entity of a decision, and the entities it names.
public struct PolicyEntity: Sendable {
  /// The entity itself.
  public let entity: Entity
  /// What its attributes and parents refer to.
  public let related: [Entity]

  init(_ entity: Entity, related: [Entity] = []) {
    self.entity = entity
    self.related = related
  }

  /// The name of the entity.
  var uid: EntityUID { entity.uid }
}
