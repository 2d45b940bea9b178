import JSON

extension Value {
  /// Reads JSON where a type is expected: entities need no `__entity`, extension values no `__extn`. Whether the value is
  /// of the type is another question: ``Schema/contains(_:in:)`` answers it.
  ///
  /// - Throws: `CedarError`, as the reader without a type does; `nonconforming` for attributes that are not declared, or
  ///   missing.
  init(_ json: JSON, expecting type: SchemaType) throws(CedarError) {
    switch (type, json) {
    case (.entity, _): self = .entity(try EntityUID(lenient: json))
    case (.extension(let name), _): self = .extension(try ExtensionValue(json, expecting: name))
    case (.set(let element), .array(let elements)):
      var values: [Value] = []
      values.reserveCapacity(elements.count)
      for json in elements { values.append(try Value(json, expecting: element)) }
      self = .set(ValueSet(values))
    case (.record(let shape), .object(let object)): self = .record(try Record(object, expecting: shape))
    default: self = try Value(json)
    }
  }
}

extension Record {
  init(_ object: JSONObject, expecting shape: SchemaRecord) throws(CedarError) {
    var fields: [(CedarString, Value)] = []
    fields.reserveCapacity(object.members.count)
    for (key, json) in object.members {
      let name = CedarString(key)
      guard let attribute = shape[name] else {
        throw CedarError(.nonconforming, "attribute `\(name)` is not declared")
      }
      fields.append((name, try Value(json, expecting: attribute.type)))
    }
    try self.init(fields: fields)
    if let missing = shape.missing(in: self) {
      throw CedarError(.nonconforming, "attribute `\(missing)` is missing")
    }
  }
}

extension EntityUID {
  /// Reads `{"type": …, "id": …}`, escaped under `__entity` or not, whatever stands beside: where an entity is expected
  /// the reference ignores other members.
  init(lenient json: JSON) throws(CedarError) {
    let object = json["__entity"] ?? json
    guard let type = object["type"]?.string, let id = object["id"]?.string else {
      throw CedarError(.invalidEntityJSON, "an entity must have `type` and `id`, both strings")
    }
    try self.init(type, id)
  }
}

extension ExtensionValue {
  /// Reads the constructor's argument alone, `{"fn": …, "arg": …}`, or that escaped under `__extn`.
  init(_ json: JSON, expecting name: ExtensionTypeName) throws(CedarError) {
    if case .string(let argument) = json {
      self = try ExtensionValue(function: name.constructor.name, argument: argument)
    } else {
      self = try ExtensionValue(call: json["__extn"] ?? json)
    }
  }
}
