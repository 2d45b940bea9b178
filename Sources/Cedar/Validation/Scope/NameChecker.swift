/// Checks that what a policy names exists: entity types, actions, and the ids of enumerated types.
///
/// It looks everywhere, in what is never evaluated too.
struct NameChecker {
  let schema: TypedSchema
  private(set) var faults: Faults

  init(_ schema: TypedSchema, _ policy: PolicyID) {
    self.schema = schema
    self.faults = Faults(policy)
  }

  mutating func check(_ policy: Policy) {
    check(policy.principal, at: policy.span)
    check(policy.action, at: policy.span)
    check(policy.resource, at: policy.span)
    var pending = policy.conditions.reversed().map(\.body)
    while let expression = pending.popLast() {
      switch expression.kind {
      case .literal(.entity(let uid)): check(uid, at: expression.span)
      case .isType(_, let type, _): check(type, at: expression.span)
      default: break
      }
      pending += expression.kind.children.reversed()
    }
  }

  /// What fills a template's slots must be of declared types; the rest of a linked policy is its template's.
  mutating func check(_ link: TemplateLink, at span: SourceSpan) {
    for uid in [link.principal, link.resource].compactMap(\.self) { check(uid.type, at: span) }
  }

  private mutating func check(_ constraint: EntityConstraint, at span: SourceSpan) {
    switch constraint {
    case .any, .equal(.slot), .within(.slot): break
    case .equal(.entity(let uid)), .within(.entity(let uid)): check(uid, at: span)
    case .type(let type), .typeWithin(let type, .slot): check(type, at: span)
    case .typeWithin(let type, .entity(let uid)):
      check(type, at: span)
      check(uid, at: span)
    }
  }

  private mutating func check(_ constraint: ActionConstraint, at span: SourceSpan) {
    switch constraint {
    case .any: break
    case .equal(let uid), .within(let uid): check(uid, at: span)
    case .withinAny(let uids): uids.forEach { check($0, at: span) }
    }
  }

  private mutating func check(_ type: EntityType, at span: SourceSpan) {
    guard !schema.isKnown(type) else { return }
    faults.add(.unknownEntityType, at: span, "unrecognized entity type `\(type)`")
  }

  private mutating func check(_ uid: EntityUID, at span: SourceSpan) {
    guard !uid.type.isActionType else {
      if schema.schema[uid] == nil { faults.add(.unknownAction, at: span, "unrecognized action `\(uid)`") }
      return
    }
    check(uid.type, at: span)
    if schema.schema[uid.type]?.allows(id: uid.id) == false {
      faults.add(.undeclaredID, at: span, "`\(uid)` is not one of the declared entities of type `\(uid.type)`")
    }
  }
}
