/// A declared entity type.
public struct EntityTypeDefinition: Hashable, Sendable {
  /// Its full name.
  public let name: EntityType
  /// The types that its entities' direct parents may have: what `in [...]` lists.
  public let parents: Set<EntityType>
  /// The types that its entities' ancestors may have: the transitive closure of `parents`. It holds the type itself only
  /// where the declarations say so, as in `entity R in [R]`.
  public let ancestors: Set<EntityType>
  /// The types whose ancestors may have this type.
  public let descendants: Set<EntityType>
  /// The attributes; a type without any has an empty record.
  public let shape: SchemaRecord
  /// The type of every tag, `nil` when entities of this type have none.
  public let tags: SchemaType?
  /// The only ids that exist, in the order declared, for `entity E enum [...]`; `nil` for ordinary types.
  public let enumeration: [CedarString]?
  /// The annotations in the order written; names are distinct.
  public let annotations: [Annotation]

  /// Whether an entity of this type may have this id: any, unless the type is an enumeration.
  public func allows(id: CedarString) -> Bool { enumeration?.contains(id) ?? true }
}
