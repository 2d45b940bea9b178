extension Parser {
  /// `A, B in [C] = {…} tags T;` or `A enum ["a"];`: the word `entity` has been taken.
  mutating func entityTypes(_ annotations: [Annotation]) throws(CedarError) -> [EntityTypeDeclaration] {
    let names = try commaSeparated { (parser) throws(CedarError) -> (CedarString, SourceSpan) in
      let span = parser.current.span
      return (CedarString(try parser.identifier(expecting: "an entity type name")), span)
    }
    var body = EntityTypeDeclaration(name: "", annotations: annotations)
    if skip(word: "enum") {
      try expect(.openBracket)
      body.enumeration = try commaSeparated { (parser) throws(CedarError) in try parser.string() }
      try expect(.closeBracket)
    } else {
      if skip(word: "in") { body.parents = try entityTypeReferences() }
      if skip(.assign) {
        guard isAt(.openBrace) else { throw unexpected(expecting: "`{`") }
      }
      if isAt(.openBrace) { body.shape = .record(try attributes()) }
      if skip(word: "tags") { body.tags = try type() }
    }
    try expect(.semicolon)
    return names.map { name, span in
      EntityTypeDeclaration(
        name: name, parents: body.parents, shape: body.shape, tags: body.tags, enumeration: body.enumeration,
        annotations: annotations, span: span)
    }
  }

  /// One entity type, or any number of them in brackets, no comma after the last.
  mutating func entityTypeReferences() throws(CedarError) -> [NameReference] {
    guard skip(.openBracket) else { return [try reference(.entityType)] }
    if skip(.closeBracket) { return [] }
    let types = try commaSeparated { (parser) throws(CedarError) in try parser.reference(.entityType) }
    try expect(.closeBracket)
    return types
  }

  /// `Set<T>`, a record, or a name.
  mutating func type() throws(CedarError) -> TypeExpression {
    if isAt(.openBrace) { return .record(try attributes()) }
    guard isAt(word: "Set"), following.kind == .symbol(.less) else { return .name(try reference(.either)) }
    advance()
    advance()
    let element = try nested { (parser) throws(CedarError) in try parser.type() }
    try expect(.greater)
    return .set(element)
  }

  /// `{ @doc("…") name: T, "other"?: T }`, a last comma allowed.
  mutating func attributes() throws(CedarError) -> [AttributeDeclaration] {
    try nested { (parser) throws(CedarError) in
      try parser.expect(.openBrace)
      var seen = Set<CedarString>()
      return try parser.list(until: .closeBrace) { (parser) throws(CedarError) in
        _ = try parser.annotations()
        let span = parser.current.span
        let name = try parser.quotedOrPlainName(expecting: "an attribute name")
        guard seen.insert(name).inserted else {
          throw CedarError(.duplicateDeclaration, "attribute `\(name)` is declared twice", at: span)
        }
        let isOptional = parser.skip(.question)
        try parser.expect(.colon)
        return AttributeDeclaration(name: name, type: try parser.type(), isRequired: !isOptional)
      }
    }
  }
}
