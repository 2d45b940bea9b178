/// A schema in the types that expressions have, computed once for all policies.
final class TypedSchema: Sendable {
  /// An action that applies to something, and what its requests bring.
  struct Application: Sendable {
    let action: ActionDefinition
    /// Sorted.
    let principals: [EntityType]
    /// Sorted.
    let resources: [EntityType]
    let context: ExpressionType
  }

  let schema: Schema
  /// Sorted by action.
  let applications: [Application]
  private let shapes: [EntityType: RecordType]
  private let tags: [EntityType: ExpressionType]
  /// For each type of actions, the types that actions in such an action have.
  private let actionDescendants: [EntityType: Set<EntityType>]

  init(_ schema: Schema) {
    self.schema = schema
    applications = schema.actions.values.sorted { $0.uid < $1.uid }.compactMap { action in
      guard !action.principalTypes.isEmpty, !action.resourceTypes.isEmpty else { return nil }
      return Application(
        action: action, principals: action.principalTypes.sorted(), resources: action.resourceTypes.sorted(),
        context: .record(RecordType(action.context)))
    }
    shapes = schema.entityTypes.mapValues { RecordType($0.shape) }
    tags = schema.entityTypes.compactMapValues { $0.tags.map(ExpressionType.init) }
    actionDescendants = schema.actions.values.reduce(into: [:]) { types, action in
      types[action.uid.type, default: []].formUnion(action.descendants.map(\.type))
    }
  }

  /// The attributes of an entity type; actions have none.
  func shape(of type: EntityType) -> RecordType { shapes[type] ?? .empty }

  /// The type of an entity type's tags, `nil` when it has none.
  func tags(of type: EntityType) -> ExpressionType? { tags[type] }

  /// Whether an entity of one type may be `in` an entity of another, itself included.
  func mayBe(_ type: EntityType, in group: EntityType) -> Bool {
    type == group || schema.mayBe(type, in: group) || actionDescendants[group]?.contains(type) == true
  }

  /// Whether a type may be named: actions' types are checked with the ids of the actions.
  func isKnown(_ type: EntityType) -> Bool { schema[type] != nil || type.isActionType }

  /// Whether an entity may be written: a declared action, or an entity of a declared type.
  func isKnown(_ uid: EntityUID) -> Bool { uid.type.isActionType ? schema[uid] != nil : schema[uid.type] != nil }
}

extension EntityType {
  /// Whether entities of this type are actions, in whatever namespace.
  var isActionType: Bool { CedarString(baseName) == "Action" }
}
