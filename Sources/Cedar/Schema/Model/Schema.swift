/// What exists: the entity types, the actions, and what each may hold; every name resolved, every hierarchy closed.
///
/// Both written forms (Cedar syntax and JSON) resolve to this; two schemas that say the same are equal.
public struct Schema: Hashable, Sendable {
  /// The declared entity types. Types of actions (`NS::Action`) are not among them.
  public let entityTypes: [EntityType: EntityTypeDefinition]
  /// The declared actions, groups included.
  public let actions: [EntityUID: ActionDefinition]
  /// The types of the declared actions: `Action` in each namespace that declares one.
  public let actionTypes: Set<EntityType>

  /// - Precondition: every name that a definition uses is declared, and ancestors and descendants are closed: the
  ///   resolver sees to both.
  init(entityTypes: [EntityType: EntityTypeDefinition], actions: [EntityUID: ActionDefinition]) {
    self.entityTypes = entityTypes
    self.actions = actions
    self.actionTypes = Set(actions.keys.map(\.type))
  }

  /// Every action as an entity of the store.
  public var actionEntities: [Entity] { actions.values.map(\.entity) }

  /// The definition of an entity type, `nil` when it is not declared.
  public subscript(type: EntityType) -> EntityTypeDefinition? { entityTypes[type] }

  /// The definition of an action, `nil` when it is not declared.
  public subscript(action: EntityUID) -> ActionDefinition? { actions[action] }

  /// Whether an entity may be of this type: a declared entity type, or the type of a declared action.
  public func declares(_ type: EntityType) -> Bool { entityTypes[type] != nil || actionTypes.contains(type) }

  /// Whether an entity of type `descendant` may be `in` an entity of type `ancestor` other than itself.
  public func mayBe(_ descendant: EntityType, in ancestor: EntityType) -> Bool {
    entityTypes[descendant]?.ancestors.contains(ancestor) == true
  }
}
