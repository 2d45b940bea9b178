import JSON

/// Reads the JSON form of schemas into declarations. Faults are `JSONReadingError`, which names the place, or `CedarError`.
enum SchemaJSONReader {
  /// More than any list in a schema that a person wrote; the text's own size bounds it in practice.
  static let countLimit = 1 << 20

  static func namespaces(_ reader: JSONReader) throws -> [NamespaceDeclaration] {
    try entries(reader).map { name, body in
      if !name.isEmpty { try Identifier.checkPath(name) }
      var namespace = NamespaceDeclaration(CedarString(name))
      try object(body) { fields in
        let annotations = try annotations(&fields)
        guard annotations.isEmpty || !name.isEmpty else {
          throw fields.fault("annotations", .inconsistent, expected: "none on the empty namespace")
        }
        namespace.commonTypes = try fields.optional("commonTypes").map(commonTypes) ?? []
        namespace.entityTypes = try entries(fields.required("entityTypes")).map(entityType)
        namespace.actions = try entries(fields.required("actions")).map(action)
      }
      return namespace
    }
  }

  private static func commonTypes(_ reader: JSONReader) throws -> [CommonTypeDeclaration] {
    try entries(reader).map { name, body in
      try identifier(name)
      let type = try type(body, depth: 0) { fields in _ = try annotations(&fields) }
      return CommonTypeDeclaration(name: CedarString(name), type: type, span: nil)
    }
  }

  private static func entityType(_ name: String, _ reader: JSONReader) throws -> EntityTypeDeclaration {
    try identifier(name)
    return try object(reader) { fields in
      var declaration = EntityTypeDeclaration(name: CedarString(name))
      declaration.annotations = try annotations(&fields)
      if let ids = fields.optional("enum") {
        declaration.enumeration = try ids.array(max: countLimit) { CedarString(try $0.string()) }
        guard declaration.enumeration?.isEmpty == false else { throw ids.fault(.tooShort) }
        // What other entity types have is not asked for here, so that it is refused as unknown.
        return declaration
      }
      declaration.parents = try fields.optional("memberOfTypes").map { try names($0, .entityType) } ?? []
      if let shape = fields.optional("shape") { declaration.shape = try type(shape, depth: 0) }
      declaration.tags = try fields.optional("tags").map { try type($0, depth: 0) }
      return declaration
    }
  }

  private static func action(_ id: String, _ reader: JSONReader) throws -> ActionDeclaration {
    try object(reader, nullable: ["appliesTo", "memberOf", "attributes"]) { fields in
      var declaration = ActionDeclaration(id: CedarString(id))
      declaration.annotations = try annotations(&fields)
      if fields.optional("attributes") != nil {
        throw CedarError(.unsupportedFeature, "action `\(id)` has attributes, which are not supported")
      }
      declaration.parents = try fields.optional("memberOf")?.array(max: countLimit, group) ?? []
      guard let application = fields.optional("appliesTo") else { return declaration }
      try object(application) { fields in
        declaration.principalTypes = try names(fields.required("principalTypes"), .entityType)
        declaration.resourceTypes = try names(fields.required("resourceTypes"), .entityType)
        if let context = fields.optional("context") { declaration.context = try type(context, depth: 0) }
      }
      return declaration
    }
  }

  private static func group(_ reader: JSONReader) throws -> ActionDeclaration.Group {
    try object(reader, nullable: ["type"]) { fields in
      let id = CedarString(try fields.required("id").string())
      let type = try fields.optional("type").map { try self.name($0, .entityType) }
      return ActionDeclaration.Group(type: type ?? NameReference(path: "Action", kind: .entityType), id: id)
    }
  }
}
