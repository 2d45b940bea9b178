/// From declarations to a schema: names resolved, common types put in their place, hierarchies closed.
struct SchemaResolver {
  /// Levels of records and sets in a resolved type.
  static let depthLimit = Parser.nestingLimit
  /// Types in a resolved type, common types counted wherever they are used: twenty that each use the one before twice
  /// would make a million.
  static let sizeLimit = 100_000

  let names: SchemaNames
  private var commonTypes: [CedarString: SchemaType] = [:]

  /// - Throws: `CedarError`, as ``Schema/init(json:)`` documents.
  static func schema(of namespaces: [NamespaceDeclaration]) throws(CedarError) -> Schema {
    var resolver = SchemaResolver(names: try SchemaNames(namespaces))
    try resolver.resolveCommonTypes(namespaces)
    return Schema(
      entityTypes: try resolver.entityTypes(namespaces), actions: try resolver.actions(namespaces))
  }

  private init(names: SchemaNames) { self.names = names }

  // MARK: Types

  private mutating func resolveCommonTypes(_ namespaces: [NamespaceDeclaration]) throws(CedarError) {
    var declared: [CedarString: (CommonTypeDeclaration, NamespaceDeclaration)] = [:]
    var uses: [CedarString: Set<CedarString>] = [:]
    for namespace in namespaces {
      for type in namespace.commonTypes {
        let name = namespace.qualify(type.name)
        declared[name] = (type, namespace)
        uses[name] = []
        for reference in type.type.commonTypeReferences {
          guard case .commonType(let used) = try names.meaning(of: reference, in: namespace) else { continue }
          uses[name]?.insert(used)
        }
      }
    }
    for name in try Hierarchy<CedarString>.order(uses) {
      guard let (declaration, namespace) = declared[name] else { continue }
      commonTypes[name] = try type(declaration.type, in: namespace)
    }
  }

  func type(_ expression: TypeExpression, in namespace: NamespaceDeclaration) throws(CedarError) -> SchemaType {
    let type: SchemaType
    switch expression {
    case .primitive(let primitive): type = primitive
    case .set(let element): type = .set(of: try self.type(element, in: namespace))
    case .record(let attributes): type = .record(try record(attributes, in: namespace))
    case .name(let reference):
      switch try names.meaning(of: reference, in: namespace) {
      case .builtin(let builtin): type = builtin
      case .entityType(let name): type = .entity(name)
      case .commonType(let name):
        guard let resolved = commonTypes[name] else { throw names.undeclared(reference) }
        type = resolved
      }
    }
    guard type.depth <= Self.depthLimit else {
      throw CedarError(.tooDeep, "a type is more than \(Self.depthLimit) levels deep")
    }
    guard type.size <= Self.sizeLimit else {
      throw CedarError(.tooLong, "a type holds more than \(Self.sizeLimit) types")
    }
    return type
  }

  private func record(
    _ attributes: [AttributeDeclaration], in namespace: NamespaceDeclaration
  ) throws(CedarError) -> SchemaRecord {
    var resolved: [CedarString: SchemaRecord.Attribute] = [:]
    for attribute in attributes {
      let type = try type(attribute.type, in: namespace)
      resolved[attribute.name] = SchemaRecord.Attribute(type, isRequired: attribute.isRequired)
    }
    return SchemaRecord(resolved)
  }

  func recordType(
    _ expression: TypeExpression, in namespace: NamespaceDeclaration, of owner: String, at span: SourceSpan?
  ) throws(CedarError) -> SchemaRecord {
    guard case .record(let record) = try type(expression, in: namespace) else {
      throw CedarError(.notARecord, "\(owner) must be a record", at: span)
    }
    return record
  }

  /// A declared entity type; the type of actions is none.
  func entityType(
    _ reference: NameReference, in namespace: NamespaceDeclaration
  ) throws(CedarError) -> EntityType {
    guard case .entityType(let type) = try names.meaning(of: reference, in: namespace),
      names.entityTypes.contains(type.name)
    else { throw names.undeclared(reference) }
    return type
  }
}
