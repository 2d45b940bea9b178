public import JSON

extension Entity {
  /// Reads `{"uid": …, "attrs": {…}, "parents": […], "tags": {…}}`; the last three may be absent.
  ///
  /// - Throws: `CedarError`, `invalidEntityJSON` for any other shape.
  public init(_ json: JSON) throws(CedarError) {
    guard case .object(let object) = json, let uid = object["uid"] else {
      throw CedarError(.invalidEntityJSON, "an entity must be an object with a `uid`")
    }
    var parents: Set<EntityUID> = []
    if let list = object["parents"] {
      guard let list = list.array else { throw CedarError(.invalidEntityJSON, "`parents` must be an array") }
      for parent in list { parents.insert(try EntityUID(parent)) }
    }
    self.init(
      try EntityUID(uid), attributes: try Self.record(object["attrs"]), tags: try Self.record(object["tags"]),
      parents: parents)
  }

  private static func record(_ json: JSON?) throws(CedarError) -> Record {
    guard let json else { return .empty }
    return try Record(json)
  }
}

extension Entities {
  /// Reads an array of entities in Cedar's JSON form without a schema.
  ///
  /// - Throws: `CedarError`: `invalidEntityJSON` for any other shape, and what the other initialiser throws.
  public init(_ json: JSON) throws(CedarError) {
    guard case .array(let list) = json else {
      throw CedarError(.invalidEntityJSON, "entities must be an array")
    }
    var entities: [Entity] = []
    entities.reserveCapacity(list.count)
    for entity in list { entities.append(try Entity(entity)) }
    try self.init(entities)
  }
}
