/// From declarations to a schema: names resolved, common types put in their place, hierarchies closed.
struct SchemaResolver {
  /// Levels of records and sets in a resolved type.
  static let depthLimit = Parser.nestingLimit
  /// Types in a resolved type, common types counted wherever they are used: twenty that each use the one before twice
  /// would make a million.
  static let sizeLimit = 100_000

  private let names: SchemaNames
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

  private func type(_ expression: TypeExpression, in namespace: NamespaceDeclaration) throws(CedarError) -> SchemaType {
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

  private func recordType(
    _ expression: TypeExpression, in namespace: NamespaceDeclaration, of owner: String, at span: SourceSpan?
  ) throws(CedarError) -> SchemaRecord {
    guard case .record(let record) = try type(expression, in: namespace) else {
      throw CedarError(.notARecord, "\(owner) must be a record", at: span)
    }
    return record
  }

  /// A declared entity type; the type of actions is none.
  private func entityType(
    _ reference: NameReference, in namespace: NamespaceDeclaration
  ) throws(CedarError) -> EntityType {
    guard case .entityType(let type) = try names.meaning(of: reference, in: namespace),
      names.entityTypes.contains(type.name)
    else { throw names.undeclared(reference) }
    return type
  }

  // MARK: Declarations

  private func entityTypes(
    _ namespaces: [NamespaceDeclaration]
  ) throws(CedarError) -> [EntityType: EntityTypeDefinition] {
    var parents: [EntityType: Set<EntityType>] = [:]
    for namespace in namespaces {
      for type in namespace.entityTypes {
        var names: Set<EntityType> = []
        for parent in type.parents { names.insert(try entityType(parent, in: namespace)) }
        parents[EntityType(checked: namespace.qualify(type.name))] = names
      }
    }
    let hierarchy = try Hierarchy(parents)
    var definitions: [EntityType: EntityTypeDefinition] = [:]
    for namespace in namespaces {
      for type in namespace.entityTypes {
        let name = EntityType(checked: namespace.qualify(type.name))
        var tags: SchemaType?
        if let expression = type.tags { tags = try self.type(expression, in: namespace) }
        definitions[name] = EntityTypeDefinition(
          name: name, parents: parents[name] ?? [], ancestors: hierarchy.ancestors[name] ?? [],
          descendants: hierarchy.descendants[name] ?? [],
          shape: try recordType(type.shape, in: namespace, of: "the shape of `\(name)`", at: type.span), tags: tags,
          enumeration: type.enumeration, annotations: type.annotations)
      }
    }
    return definitions
  }

  private func actions(_ namespaces: [NamespaceDeclaration]) throws(CedarError) -> [EntityUID: ActionDefinition] {
    var parents: [EntityUID: Set<EntityUID>] = [:]
    for namespace in namespaces {
      for action in namespace.actions {
        var groups: Set<EntityUID> = []
        for group in action.parents { groups.insert(try self.group(group, in: namespace)) }
        parents[EntityUID(type: SchemaNames.actionType(in: namespace), id: action.id)] = groups
      }
    }
    _ = try Hierarchy<EntityUID>.order(parents)
    let hierarchy = try Hierarchy(parents)
    var definitions: [EntityUID: ActionDefinition] = [:]
    for namespace in namespaces {
      for action in namespace.actions {
        let uid = EntityUID(type: SchemaNames.actionType(in: namespace), id: action.id)
        var (principals, resources): (Set<EntityType>, Set<EntityType>) = ([], [])
        for type in action.principalTypes { principals.insert(try entityType(type, in: namespace)) }
        for type in action.resourceTypes { resources.insert(try entityType(type, in: namespace)) }
        definitions[uid] = ActionDefinition(
          uid: uid, parents: parents[uid] ?? [], ancestors: hierarchy.ancestors[uid] ?? [],
          descendants: hierarchy.descendants[uid] ?? [], principalTypes: principals, resourceTypes: resources,
          context: try recordType(action.context, in: namespace, of: "the context of `\(uid)`", at: action.span),
          annotations: action.annotations)
      }
    }
    return definitions
  }

  private func group(
    _ group: ActionDeclaration.Group, in namespace: NamespaceDeclaration
  ) throws(CedarError) -> EntityUID {
    for candidate in group.type.candidates(in: namespace) {
      let uid = EntityUID(type: EntityType(checked: candidate), id: group.id)
      if names.actions.contains(uid) { return uid }
    }
    throw CedarError(
      .undeclaredName, "`\(group.type.path)::\(quoted(group.id.string))` is not declared as an action",
      at: group.type.span)
  }
}
