extension Parser {
  /// A primary expression followed by accesses and method calls.
  mutating func member() throws(CedarError) -> Expression {
    let start = current.span
    var expression = try primary()
    while true {
      if skip(.dot) {
        let nameSpan = current.span
        let name = try identifier(expecting: "an attribute or method name")
        if skip(.openParenthesis) {
          let arguments = try arguments()
          expression = try make(method(name, at: nameSpan, on: expression, arguments), from: start)
        } else {
          expression = try make(.attribute(expression, CedarString(name)), from: start)
        }
      } else if skip(.openBracket) {
        let key = try string()
        try expect(.closeBracket)
        expression = try make(.attribute(expression, key), from: start)
      } else if isAt(.openParenthesis) {
        throw CedarError(.unknownFunction, "only functions and methods can be called", at: current.span)
      } else {
        return expression
      }
    }
  }

  private mutating func arguments() throws(CedarError) -> [Expression] {
    try list(until: .closeParenthesis) { (parser) throws(CedarError) in try parser.expression() }
  }

  private func method(
    _ name: String, at span: SourceSpan, on receiver: Expression, _ arguments: [Expression]
  ) throws(CedarError) -> Expression.Kind {
    func exactly(_ count: Int) throws(CedarError) {
      guard arguments.count == count else {
        throw CedarError(
          .wrongArity,
          "call to `\(name)` requires exactly \(count) argument\(count == 1 ? "" : "s"), but got \(arguments.count)",
          at: span)
      }
    }
    switch name {
    case "isEmpty":
      try exactly(0)
      return .unary(.isEmpty, receiver)
    case "contains", "containsAll", "containsAny", "hasTag", "getTag":
      guard let operation = BinaryOperator(rawValue: name) else { break }
      try exactly(1)
      return .binary(operation, receiver, arguments[0])
    default:
      guard let function = ExtensionFunction(rawValue: name) else { break }
      guard function.isMethod else {
        throw CedarError(.unknownFunction, "`\(name)` is a function, not a method", at: span)
      }
      return .call(function, [receiver] + arguments)
    }
    throw CedarError(.unknownFunction, "`\(name)` is not a valid method", at: span)
  }

  private mutating func primary() throws(CedarError) -> Expression {
    let start = current.span
    switch current.kind {
    case .number: return try integer(negative: false, from: start)
    case .string:
      let text = try string()
      return try make(.literal(.string(text)), from: start)
    case .identifier: return try named()
    case .slot:
      throw CedarError(
        .unexpectedSlot, "found template slot `\(text(of: start))` outside of the scope", at: start)
    case .symbol(.openParenthesis):
      advance()
      let inner = try expression()
      try expect(.closeParenthesis)
      return inner
    case .symbol(.openBracket):
      advance()
      let elements = try list(until: .closeBracket) { (parser) throws(CedarError) in try parser.expression() }
      return try make(.set(elements), from: start)
    case .symbol(.openBrace): return try record()
    default: throw unexpected()
    }
  }

  private mutating func record() throws(CedarError) -> Expression {
    let start = current.span
    advance()
    var seen = Set<CedarString>()
    let entries = try list(until: .closeBrace) { (parser) throws(CedarError) -> RecordEntry in
      let span = parser.current.span
      let key =
        parser.current.kind == .string
        ? try parser.string() : CedarString(try parser.identifier(expecting: "a record key"))
      try parser.expect(.colon)
      guard seen.insert(key).inserted else {
        throw CedarError(.duplicateKey, "duplicate key `\(key)` in record literal", at: span)
      }
      return RecordEntry(key: key, value: try parser.expression())
    }
    return try make(.record(entries), from: start)
  }

  /// A literal, a variable, an entity reference or a function call.
  private mutating func named() throws(CedarError) -> Expression {
    let start = current.span
    if skip(word: "true") { return try make(.literal(.bool(true)), from: start) }
    if skip(word: "false") { return try make(.literal(.bool(false)), from: start) }
    if isAt(word: "if") { throw unexpected() }
    let name = try path()
    if isAt(.doubleColon) {
      guard following.kind != .symbol(.openBrace) else {
        throw CedarError(.unexpectedToken, "entity literals with records are not supported", at: start)
      }
      let uid = try entity(ofType: name)
      return try make(.literal(.entity(uid)), from: start)
    }
    if skip(.openParenthesis) { return try call(name.string, from: start) }
    guard let variable = Variable(rawValue: name.string) else {
      throw CedarError(.unknownVariable, "`\(name)` is not a variable", at: start)
    }
    return try make(.variable(variable), from: start)
  }

  private mutating func call(_ name: String, from start: SourceSpan) throws(CedarError) -> Expression {
    let builtIn = ["contains", "containsAll", "containsAny", "isEmpty", "hasTag", "getTag"]
    let function = ExtensionFunction(rawValue: name)
    guard !builtIn.contains(name), function?.isMethod != true else {
      throw CedarError(.unknownFunction, "`\(name)` is a method, not a function", at: start)
    }
    guard let function else { throw CedarError(.unknownFunction, "`\(name)` is not a valid function", at: start) }
    let arguments = try arguments()
    return try make(.call(function, arguments), from: start)
  }
}
