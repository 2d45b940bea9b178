public import JSON

extension Value {
  /// Reads Cedar's JSON form without a schema: entities and extension values are escaped with `__entity` and `__extn`.
  ///
  /// - Throws: `CedarError` (`invalidEntityJSON`) for `null`, numbers that are not 64-bit integers, and wrong escapes;
  ///   `invalidExtensionValue`, `unknownFunction`, `invalidName` for what an escape holds.
  public init(_ json: JSON) throws(CedarError) {
    switch json {
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = .long(value)
    case .string(let value): self = .text(value)
    case .array(let elements):
      var values: [Value] = []
      values.reserveCapacity(elements.count)
      for element in elements { values.append(try Value(element)) }
      self = .set(ValueSet(values))
    case .object(let object):
      if let escaped = object["__entity"] {
        try Self.refuseOthers(in: object)
        self = .entity(try EntityUID(plain: escaped))
      } else if let escaped = object["__extn"] {
        try Self.refuseOthers(in: object)
        self = .extension(try ExtensionValue(call: escaped))
      } else {
        self = .record(try Record(json))
      }
    case .null: throw CedarError(.invalidEntityJSON, "`null` is not a Cedar value")
    case .double: throw CedarError(.invalidEntityJSON, "a number must be a 64-bit integer")
    }
  }

  private static func refuseOthers(in object: JSONObject) throws(CedarError) {
    guard object.members.count == 1 else {
      throw CedarError(.invalidEntityJSON, "an escape must be alone in its object")
    }
  }
}

extension Record {
  /// Reads a JSON object, such as a request's context, in Cedar's form without a schema.
  ///
  /// - Throws: `CedarError`, as a value does; `invalidEntityJSON` when it is not an object, or uses the removed `__expr`.
  public init(_ json: JSON) throws(CedarError) {
    guard case .object(let object) = json else { throw CedarError(.invalidEntityJSON, "an object is expected") }
    guard object["__expr"] == nil else {
      throw CedarError(.invalidEntityJSON, "the `__expr` escape is no longer supported")
    }
    var fields: [(CedarString, Value)] = []
    fields.reserveCapacity(object.members.count)
    for (key, value) in object.members { fields.append((CedarString(key), try Value(value))) }
    try self.init(fields: fields)
  }
}

extension EntityUID {
  /// Reads `{"type": …, "id": …}`, escaped under `__entity` or not.
  ///
  /// - Throws: `CedarError` (`invalidEntityJSON`, `invalidName`, `reservedIdentifier`).
  public init(_ json: JSON) throws(CedarError) {
    if case .object(let object) = json, object.members.count == 1, let escaped = object["__entity"] {
      try self.init(plain: escaped)
    } else {
      try self.init(plain: json)
    }
  }

  init(plain json: JSON) throws(CedarError) {
    guard case .object(let object) = json, object.members.count == 2, let type = object["type"]?.string,
      let id = object["id"]?.string
    else { throw CedarError(.invalidEntityJSON, "an entity must have `type` and `id`, both strings, and nothing else") }
    try self.init(type, id)
  }
}
