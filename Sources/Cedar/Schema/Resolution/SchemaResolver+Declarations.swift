extension SchemaResolver {
  /// Every entity type, with the closed hierarchy of types.
  func entityTypes(
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

  /// Every action, with the closed hierarchy of groups.
  func actions(_ namespaces: [NamespaceDeclaration]) throws(CedarError) -> [EntityUID: ActionDefinition] {
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
