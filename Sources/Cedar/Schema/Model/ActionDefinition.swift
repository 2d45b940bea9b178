/// A declared action, or a group of actions.
public struct ActionDefinition: Hashable, Sendable {
  /// Its identity, of type `NS::Action`.
  public let uid: EntityUID
  /// The groups it is declared in.
  public let parents: Set<EntityUID>
  /// Every group it belongs to: the transitive closure of `parents`.
  public let ancestors: Set<EntityUID>
  /// Every action and group that belongs to it.
  public let descendants: Set<EntityUID>
  /// The types of the principals it applies to; empty when it applies to nothing, as a mere group does.
  public let principalTypes: Set<EntityType>
  /// The types of the resources it applies to; empty when it applies to nothing.
  public let resourceTypes: Set<EntityType>
  /// The context that its requests bring; an action that declares none has an empty record.
  public let context: SchemaRecord
  /// The annotations in the order written; names are distinct.
  public let annotations: [Annotation]

  /// Whether the policies may meet this action with these types.
  public func applies(to principal: EntityType, _ resource: EntityType) -> Bool {
    principalTypes.contains(principal) && resourceTypes.contains(resource)
  }

  /// The action as an entity of the store: its groups are its parents, and it has no attribute.
  public var entity: Entity { Entity(uid, parents: parents) }
}
