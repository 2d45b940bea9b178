extension Schema {
  /// Checks one entity: its type is declared, its attributes and tags are those declared, its parents are of types that
  /// may be its ancestors. An action must be the schema's own, its groups included.
  ///
  /// - Parameters:
  ///   - entity: the entity.
  ///   - ancestors: every ancestor of it that the store knows, its parents among them; its parents alone by default. Only
  ///     those of actions count.
  /// - Throws: `CedarError` (`nonconforming`).
  public func check(_ entity: Entity, ancestors: Set<EntityUID>? = nil) throws(CedarError) {
    func refuse(_ reason: String) -> CedarError { CedarError(.nonconforming, "`\(entity.uid)`: \(reason)") }

    if entity.uid.type.isAction {
      guard let definition = actions[entity.uid] else { throw refuse("the action is not declared") }
      guard entity.attributes == .empty, entity.tags == .empty, (ancestors ?? entity.parents) == definition.ancestors
      else { throw refuse("the action is not as the schema declares it") }
      return
    }
    guard let definition = entityTypes[entity.uid.type] else { throw refuse("the entity type is not declared") }
    guard definition.allows(id: entity.uid.id) else { throw refuse("the id is not one of its enumeration") }
    if let fault = fault(in: entity.attributes, definition.shape) { throw refuse(fault) }
    for field in entity.tags.fields {
      guard let type = definition.tags else { throw refuse("its type has no tags") }
      guard contains(field.value, in: type) else { throw refuse("tag `\(field.key)` is not of type `\(type)`") }
    }
    for parent in entity.parents {
      guard definition.ancestors.contains(parent.type), mayExist(parent) else {
        throw refuse("`\(parent)` cannot be its parent")
      }
    }
  }

  /// Checks a request: its principal and resource are of declared types to which its action applies, and its context is
  /// what the action declares, no less and no more.
  ///
  /// - Throws: `CedarError` (`invalidRequest`).
  public func check(_ request: Request) throws(CedarError) {
    for (role, uid) in [("principal", request.principal), ("resource", request.resource)] {
      guard let type = entityTypes[uid.type] else {
        throw CedarError(.invalidRequest, "\(role) type `\(uid.type)` is not declared in the schema")
      }
      guard type.allows(id: uid.id) else {
        throw CedarError(.invalidRequest, "\(role) `\(uid)` is not one of its enumeration")
      }
    }
    guard let action = actions[request.action] else {
      throw CedarError(.invalidRequest, "action `\(request.action)` is not declared in the schema")
    }
    guard action.principalTypes.contains(request.principal.type) else {
      throw CedarError(
        .invalidRequest, "principal type `\(request.principal.type)` is not valid for `\(request.action)`")
    }
    guard action.resourceTypes.contains(request.resource.type) else {
      throw CedarError(
        .invalidRequest, "resource type `\(request.resource.type)` is not valid for `\(request.action)`")
    }
    if let fault = fault(in: request.context, action.context) {
      throw CedarError(.invalidRequest, "the context is not valid for `\(request.action)`: \(fault)")
    }
  }
}

extension EntityType {
  /// Whether entities of this type are actions: its last identifier is `Action`.
  var isAction: Bool { baseName.utf8.elementsEqual("Action".utf8) }
}
