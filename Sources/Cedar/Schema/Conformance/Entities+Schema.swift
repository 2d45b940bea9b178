public import JSON

extension Entities {
  /// Reads an array of entities under a schema, which says what each value is, and adds the schema's actions.
  ///
  /// - Throws: `CedarError`: `invalidEntityJSON` for another shape, `nonconforming` for what the schema does not allow,
  ///   and what ``init(_:)`` throws.
  public init(_ json: JSON, schema: Schema) throws(CedarError) {
    guard case .array(let list) = json else { throw CedarError(.invalidEntityJSON, "entities must be an array") }
    var entities: [Entity] = []
    entities.reserveCapacity(list.count + schema.actions.count)
    for json in list { entities.append(try Entity(parsing: json, schema: schema)) }
    try self.init(entities, schema: schema)
  }

  /// Makes a store of entities that conform to a schema, and adds the schema's actions.
  ///
  /// - Throws: `CedarError` (`nonconforming`), and what ``init(_:)`` throws.
  public init(_ entities: some Sequence<Entity>, schema: Schema) throws(CedarError) {
    let given = try Entities(entities)
    // An action in the data may name its groups directly or through one another: its ancestors are compared, not its
    // parents. The schema's own form then takes its place.
    for entity in given.all {
      let ancestors = entity.uid.type.isAction ? Set(given.ancestors(of: entity.uid)) : nil
      try schema.check(entity, ancestors: ancestors)
    }
    try self.init(given.all.filter { !$0.uid.type.isAction } + schema.actionEntities)
  }
}

extension Entity {
  /// Reads one entity under a schema and checks it, as far as it can be without the others.
  ///
  /// - Throws: `CedarError` (`invalidEntityJSON`, `nonconforming`, and what its values may be refused for).
  public init(_ json: JSON, schema: Schema) throws(CedarError) {
    self = try Entity(parsing: json, schema: schema)
    try schema.check(self)
  }

  /// Reads `{"uid": …, "attrs": {…}, "parents": […], "tags": {…}}`, of which only `tags` may be absent.
  fileprivate init(parsing json: JSON, schema: Schema) throws(CedarError) {
    guard let uid = json["uid"], let attributes = json["attrs"]?.object, let list = json["parents"]?.array else {
      throw CedarError(.invalidEntityJSON, "an entity must have `uid`, `attrs` and `parents`")
    }
    let identity = try EntityUID(lenient: uid)
    let definition = schema[identity.type]
    var parents: Set<EntityUID> = []
    for parent in list { parents.insert(try EntityUID(lenient: parent)) }
    self.init(
      identity, attributes: try Record(attributes, expecting: definition?.shape ?? .empty),
      tags: try Self.tags(json["tags"], expecting: definition?.tags), parents: parents)
  }

  private static func tags(_ json: JSON?, expecting type: SchemaType?) throws(CedarError) -> Record {
    guard let json else { return .empty }
    guard case .object(let object) = json else { throw CedarError(.invalidEntityJSON, "`tags` must be an object") }
    var fields: [(CedarString, Value)] = []
    for (key, json) in object.members {
      guard let type else { throw CedarError(.nonconforming, "tag `\(key)`: its entity type has no tags") }
      fields.append((CedarString(key), try Value(json, expecting: type)))
    }
    return try Record(fields: fields)
  }
}

extension Record {
  /// Reads the context of a request for an action, under a schema. ``Schema/check(_:)`` then says whether its values are
  /// of their types: here they are only read as such.
  ///
  /// - Throws: `CedarError`: `invalidRequest` when the action is not declared; `nonconforming` for attributes that are not
  ///   declared, or missing; and what values may be refused for.
  public init(context json: JSON, of action: EntityUID, schema: Schema) throws(CedarError) {
    guard let definition = schema[action] else {
      throw CedarError(.invalidRequest, "action `\(action)` is not declared in the schema")
    }
    guard case .object(let object) = json else { throw CedarError(.invalidEntityJSON, "a context must be an object") }
    try self.init(object, expecting: definition.context)
  }
}
