import JSON

extension Schema {
  /// Parses a schema in Cedar syntax (cedar-docs, "Schema grammar").
  ///
  /// - Throws: `CedarError` with the place of the first fault: those of the syntax (`unexpectedToken`, `unexpectedEnd`,
  ///   `invalidEscape`, `reservedIdentifier`, `duplicateAnnotation`, `tooDeep`, `tooLong`), then those of
  ///   ``init(json:)``.
  public init(parsing source: String) throws(CedarError) {
    var parser = try Parser(source)
    self = try SchemaResolver.schema(of: try parser.schema())
  }

  /// Reads a schema in either form: JSON when the first character that is not blank is `{`, which no schema in Cedar
  /// syntax begins with.
  ///
  /// - Throws: `CedarError`, as ``init(parsing:)`` and ``init(json:)`` do; `invalidSchemaJSON` for what is no JSON.
  public init(text: String) throws(CedarError) {
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    guard text.utf8.first(where: { !blanks.contains($0) }) == UInt8(ascii: "{") else {
      try self.init(parsing: text)
      return
    }
    let json: JSON
    do {
      json = try JSON.parse(text, limits: JSON.Limits(depth: Parser.nestingLimit, bytes: Lexer.byteLimit))
    } catch {
      throw CedarError(.invalidSchemaJSON, error.description)
    }
    try self.init(json: json)
  }
}
