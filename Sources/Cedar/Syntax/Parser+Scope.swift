extension Parser {
  struct Scope {
    let principal: EntityConstraint
    let action: ActionConstraint
    let resource: EntityConstraint
  }

  /// `principal …, action …, resource … )`: the opening parenthesis has been taken.
  mutating func scope() throws(CedarError) -> Scope {
    try variable("principal")
    let principal = try entityConstraint(slot: .principal)
    try expect(.comma)
    try variable("action")
    let action = try actionConstraint()
    try expect(.comma)
    try variable("resource")
    let resource = try entityConstraint(slot: .resource)
    _ = skip(.comma)
    guard skip(.closeParenthesis) else {
      throw CedarError(
        .invalidScope, "unexpected token `\(text(of: current.span))` in the scope, expected `)`", at: current.span)
    }
    return Scope(principal: principal, action: action, resource: resource)
  }

  private mutating func variable(_ name: StaticString) throws(CedarError) {
    guard skip(word: name) else {
      throw CedarError(
        .invalidScope, "expected `\(name)` in the scope, found `\(text(of: current.span))`", at: current.span)
    }
  }

  private mutating func entityConstraint(slot: Slot) throws(CedarError) -> EntityConstraint {
    if skip(.equal) { return .equal(try reference(slot: slot)) }
    if skip(word: "in") { return .within(try reference(slot: slot)) }
    guard skip(word: "is") else { return .any }
    let type = try typeName()
    return skip(word: "in") ? .typeWithin(type, try reference(slot: slot)) : .type(type)
  }

  private mutating func actionConstraint() throws(CedarError) -> ActionConstraint {
    if skip(.equal) { return .equal(try action()) }
    guard skip(word: "in") else { return .any }
    guard skip(.openBracket) else { return .within(try action()) }
    return .withinAny(try list(until: .closeBracket) { (parser) throws(CedarError) in try parser.action() })
  }

  private mutating func action() throws(CedarError) -> EntityUID {
    let span = current.span
    let uid = try entity()
    guard uid.type.baseName.utf8.elementsEqual("Action".utf8) else {
      throw CedarError(.invalidScope, "expected an entity of type `Action`, got `\(uid)`", at: span)
    }
    return uid
  }

  private mutating func reference(slot: Slot) throws(CedarError) -> EntityReference {
    guard current.kind == .slot else { return .entity(try entity()) }
    let name = text(of: current.span)
    guard name.utf8.elementsEqual(slot.rawValue.utf8) else {
      throw CedarError(.unexpectedSlot, "expected `\(slot.rawValue)`, found `\(name)`", at: current.span)
    }
    advance()
    return .slot(slot)
  }

  /// An entity reference, in any number of parentheses.
  private mutating func entity() throws(CedarError) -> EntityUID {
    if skip(.openParenthesis) {
      let uid = try nested { (parser) throws(CedarError) in try parser.entity() }
      try expect(.closeParenthesis)
      return uid
    }
    guard current.kind == .identifier else {
      throw CedarError(
        .invalidScope, "expected an entity, found `\(text(of: current.span))`", at: current.span)
    }
    let path = try path()
    guard isAt(.doubleColon) else { throw unexpected(expecting: "`::` and an entity id") }
    return try entity(ofType: path)
  }

  /// A type name: identifiers joined by `::`.
  mutating func typeName() throws(CedarError) -> EntityType {
    guard current.kind == .identifier else {
      throw CedarError(
        .unexpectedToken,
        "right hand side of an `is` must be an entity type name, but got `\(text(of: current.span))`",
        at: current.span)
    }
    let path = try path()
    guard !isAt(.doubleColon) else { throw unexpected(expecting: "an entity type name") }
    return EntityType(checked: path)
  }

  /// Identifiers joined by `::`; stops before a `::` that no identifier follows.
  mutating func path() throws(CedarError) -> CedarString {
    var path = try identifier(expecting: "a name")
    while isAt(.doubleColon), following.kind == .identifier {
      advance()
      path += "::" + (try identifier(expecting: "a name"))
    }
    return CedarString(path)
  }

  /// The id of an entity whose type has been read: `::"id"`.
  mutating func entity(ofType path: CedarString) throws(CedarError) -> EntityUID {
    try expect(.doubleColon)
    return EntityUID(type: EntityType(checked: path), id: try string())
  }
}
