import JSON

extension SchemaJSONReader {
  /// `{"type": "Long"}`, `{"type": "Set", "element": …}`, `{"type": "Record", "attributes": …}`, `{"type": "T"}`…
  ///
  /// - Parameter others: asks for the fields that stand beside the type's own, as `required` of an attribute.
  static func type(
    _ reader: JSONReader, depth: Int, beside others: (inout ObjectReader) throws -> Void = { _ in }
  ) throws -> TypeExpression {
    guard depth < Parser.nestingLimit else {
      throw CedarError(.tooDeep, "more than \(Parser.nestingLimit) levels of nesting")
    }
    return try object(reader) { fields in
      try others(&fields)
      let kind = try fields.required("type")
      switch try kind.string() {
      case "Long": return .primitive(.long)
      case "String": return .primitive(.string)
      case "Boolean": return .primitive(.bool)
      case "Set": return .set(try type(fields.required("element"), depth: depth + 1))
      case "Record":
        if try fields.optional("additionalAttributes")?.bool() == true {
          throw CedarError(.unsupportedFeature, "records with additional attributes are not supported")
        }
        return .record(
          try entries(fields.required("attributes")).map { try attribute($0, $1, depth: depth + 1) })
      case "Entity": return .name(try name(fields.required("name"), .entityType))
      case "EntityOrCommon": return .name(try name(fields.required("name"), .either))
      case "Extension":
        let name = try fields.required("name").string()
        guard let type = ExtensionTypeName(rawValue: name) else {
          throw CedarError(.undeclaredName, "`\(name)` is not an extension type")
        }
        return .primitive(.extension(type))
      default: return .name(try name(kind, .commonType))
      }
    }
  }

  private static func attribute(_ name: String, _ reader: JSONReader, depth: Int) throws -> AttributeDeclaration {
    var isRequired = true
    let type = try type(reader, depth: depth) { fields in
      _ = try annotations(&fields)
      isRequired = try fields.optional("required")?.bool() ?? true
    }
    return AttributeDeclaration(name: CedarString(name), type: type, isRequired: isRequired)
  }

  // MARK: Names

  /// A declared name: one identifier, which the language does not reserve.
  static func identifier(_ name: String) throws(CedarError) {
    try Identifier.checkPath(name)
    guard !name.utf8.contains(UInt8(ascii: ":")) else {
      throw CedarError(.invalidName, "`\(name)` is not an identifier")
    }
  }

  static func names(_ reader: JSONReader, _ kind: NameReference.Kind) throws -> [NameReference] {
    try reader.array(max: countLimit) { try name($0, kind) }
  }

  /// A name that refers to something, in which `__cedar` may stand.
  static func name(_ reader: JSONReader, _ kind: NameReference.Kind) throws -> NameReference {
    let path = try reader.string()
    try Identifier.checkPath(path, allowing: "__cedar")
    return NameReference(path: CedarString(path), kind: kind)
  }

  // MARK: Objects

  /// The members of an object whose names are free.
  static func entries(_ reader: JSONReader) throws -> [(String, JSONReader)] {
    guard let object = reader.json.object else { throw reader.fault(.wrongType, expected: "object") }
    return object.members.map { name, value in
      (name, JSONReader(value, pointer: "\(reader.pointer)/\(name)"))
    }
  }

  /// The value as an object, all of whose members `body` must ask for. `null` is no way to leave a field out, but where
  /// the reference reads an optional value.
  static func object<Value>(
    _ reader: JSONReader, nullable: [String] = [], _ body: (inout ObjectReader) throws -> Value
  ) throws -> Value {
    for (name, value) in reader.json.object?.members ?? [] where value == .null && !nullable.contains(name) {
      throw JSONReader(value, pointer: "\(reader.pointer)/\(name)").fault(.wrongType)
    }
    return try reader.object(body)
  }

  /// `"annotations": {"doc": "…", "mark": null}`, ordered by name.
  static func annotations(_ fields: inout ObjectReader) throws -> [Annotation] {
    guard let reader = fields.optional("annotations") else { return [] }
    return try entries(reader).map { name, value in
      guard Identifier.isIdentifier(name.utf8) else {
        throw CedarError(.invalidName, "`\(name)` is not an annotation name")
      }
      guard value.json != .null else { return Annotation(name: CedarString(name), value: "", isBare: true) }
      return Annotation(name: CedarString(name), value: CedarString(try value.string()))
    }.sorted { $0.name < $1.name }
  }
}
