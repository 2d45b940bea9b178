extension Parser {
  /// `a, "b c" in [g] appliesTo {…} attributes {};`: the word `action` has been taken.
  mutating func actions(_ annotations: [Annotation]) throws(CedarError) -> [ActionDeclaration] {
    let start = previous.span
    let ids = try commaSeparated { (parser) throws(CedarError) in
      try parser.quotedOrPlainName(expecting: "an action name")
    }
    let groups = skip(word: "in") ? try groups() : []
    let application = skip(word: "appliesTo") ? try application() : Application()
    if skip(word: "attributes") {
      try expect(.openBrace)
      try expect(.closeBrace)
    }
    try expect(.semicolon)
    let span = span(from: start)
    return ids.map { id in
      ActionDeclaration(
        id: id, parents: groups, principalTypes: application.principals ?? [],
        resourceTypes: application.resources ?? [], context: application.context ?? .record([]),
        annotations: annotations, span: span)
    }
  }

  private mutating func groups() throws(CedarError) -> [ActionDeclaration.Group] {
    guard skip(.openBracket) else { return [try group()] }
    let groups = try commaSeparated { (parser) throws(CedarError) in try parser.group() }
    try expect(.closeBracket)
    return groups
  }

  /// `g`, `"g"` or `NS::Action::"g"`.
  private mutating func group() throws(CedarError) -> ActionDeclaration.Group {
    let start = current.span
    if current.kind == .identifier, following.kind == .symbol(.doubleColon) {
      let type = try reference(.entityType)
      try expect(.doubleColon)
      return ActionDeclaration.Group(type: type, id: try string())
    }
    let id = try quotedOrPlainName(expecting: "an action")
    return ActionDeclaration.Group(
      type: NameReference(path: "Action", kind: .entityType, span: span(from: start)), id: id)
  }

  private struct Application {
    var principals: [NameReference]?
    var resources: [NameReference]?
    var context: TypeExpression?
  }

  /// `{ principal: T, resource: [T, U], context: {…} }`: the first two are owed, each comes once, none is empty.
  private mutating func application() throws(CedarError) -> Application {
    var application = Application()
    let start = current.span
    try expect(.openBrace)
    _ = try list(until: .closeBrace) { (parser) throws(CedarError) in
      let span = parser.current.span
      let part = try parser.word(expecting: "`principal`, `resource` or `context`")
      try parser.expect(.colon)
      switch part {
      case "principal" where application.principals == nil:
        application.principals = try parser.appliedTypes(at: span)
      case "resource" where application.resources == nil:
        application.resources = try parser.appliedTypes(at: span)
      case "context" where application.context == nil:
        application.context =
          parser.isAt(.openBrace) ? .record(try parser.attributes()) : .name(try parser.reference(.commonType))
      case "principal", "resource", "context":
        throw CedarError(.duplicateDeclaration, "`\(part)` comes twice in `appliesTo`", at: span)
      default:
        throw CedarError(
          .unexpectedToken, "unexpected `\(part)`, expected `principal`, `resource` or `context`", at: span)
      }
    }
    guard application.principals != nil, application.resources != nil else {
      throw CedarError(.unexpectedToken, "`appliesTo` must have a `principal` and a `resource`", at: start)
    }
    return application
  }

  private mutating func appliedTypes(at span: SourceSpan) throws(CedarError) -> [NameReference] {
    let types = try entityTypeReferences()
    guard !types.isEmpty else {
      throw CedarError(.unexpectedToken, "a list of types in `appliesTo` cannot be empty", at: span)
    }
    return types
  }
}
