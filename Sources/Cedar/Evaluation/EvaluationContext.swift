/// What a compiled expression reads: the request and the store, with the request's own entities found once.
final class EvaluationContext: Sendable {
  let request: Request
  let entities: Entities
  let principal: EntityNode?
  let action: EntityNode?
  let resource: EntityNode?

  init(_ request: Request, _ entities: Entities) {
    self.request = request
    self.entities = entities
    self.principal = entities.node(request.principal)
    self.action = entities.node(request.action)
    self.resource = entities.node(request.resource)
  }

  /// For folding constants, which read nothing.
  static let nothing: EvaluationContext = {
    let none = EntityUID(type: EntityType(checked: "None"), id: "")
    return EvaluationContext(Request(principal: none, action: none, resource: none), .empty)
  }()

  /// The entity's node; no look-up for the request's own entities.
  func node(_ uid: EntityUID) -> EntityNode? {
    if uid.storage === request.principal.storage { return principal }
    if uid.storage === request.resource.storage { return resource }
    return entities.node(uid)
  }

  func contains(_ uid: EntityUID, in group: EntityUID) -> Bool {
    uid == group || node(uid)?.isDescendant(of: group) == true
  }
}
