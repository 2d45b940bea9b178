extension Parser {
  /// Any expression.
  mutating func expression() throws(CedarError) -> Expression {
    try nested { (parser) throws(CedarError) in
      parser.isAt(word: "if") ? try parser.conditional() : try parser.disjunction()
    }
  }

  private mutating func conditional() throws(CedarError) -> Expression {
    let start = current.span
    advance()
    let guardian = try expression()
    guard skip(word: "then") else { throw unexpected(expecting: "`then`") }
    let then = try expression()
    guard skip(word: "else") else { throw unexpected(expecting: "`else`") }
    let otherwise = try expression()
    return try make(.conditional(guardian, then: then, otherwise: otherwise), from: start)
  }

  private mutating func disjunction() throws(CedarError) -> Expression {
    let start = current.span
    var operands = [try conjunction()]
    while skip(.or) { operands.append(try conjunction()) }
    return operands.count == 1 ? operands[0] : try make(.or(operands), from: start)
  }

  private mutating func conjunction() throws(CedarError) -> Expression {
    let start = current.span
    var operands = [try relation()]
    while skip(.and) { operands.append(try relation()) }
    return operands.count == 1 ? operands[0] : try make(.and(operands), from: start)
  }

  private mutating func relation() throws(CedarError) -> Expression {
    let start = current.span
    let left = try sum()
    let relation: Expression
    if let operation = relationalOperator() {
      advance()
      let right = try sum()
      relation = try make(.binary(operation, left, right), from: start)
    } else if skip(word: "has") {
      let path = try attributePath()
      relation = try make(.has(left, path), from: start)
    } else if skip(word: "like") {
      var escapes = try escapes()
      let pattern = try escapes.pattern()
      relation = try make(.like(left, pattern), from: start)
    } else if skip(word: "is") {
      let type = try typeName()
      let group = skip(word: "in") ? try sum() : nil
      relation = try make(.isType(left, type, in: group), from: start)
    } else {
      return left
    }
    if relationalOperator() != nil || isAt(word: "has") || isAt(word: "like") || isAt(word: "is") {
      throw CedarError(
        .operatorLimit, "relational operators do not chain: `\(text(of: current.span))` needs parentheses",
        at: current.span)
    }
    return relation
  }

  private func relationalOperator() -> BinaryOperator? {
    switch current.kind {
    case .symbol(.equal): .equal
    case .symbol(.notEqual): .notEqual
    case .symbol(.less): .less
    case .symbol(.lessOrEqual): .lessOrEqual
    case .symbol(.greater): .greater
    case .symbol(.greaterOrEqual): .greaterOrEqual
    default: isAt(word: "in") ? .in : nil
    }
  }

  /// The right side of `has`: a string, or identifiers joined by dots.
  private mutating func attributePath() throws(CedarError) -> [CedarString] {
    if current.kind == .string { return [try string()] }
    var path = [CedarString(try identifier(expecting: "an attribute name"))]
    while skip(.dot) { path.append(CedarString(try identifier(expecting: "an attribute name"))) }
    return path
  }

  private mutating func sum() throws(CedarError) -> Expression {
    let start = current.span
    var left = try product()
    while isAt(.plus) || isAt(.minus) {
      let operation: BinaryOperator = isAt(.plus) ? .add : .subtract
      advance()
      let right = try product()
      left = try make(.binary(operation, left, right), from: start)
    }
    return left
  }

  private mutating func product() throws(CedarError) -> Expression {
    let start = current.span
    var left = try unary()
    while true {
      if isAt(.divide) || isAt(.remainder) {
        let name = isAt(.divide) ? "division" : "remainder/modulo"
        throw CedarError(.unsupportedOperator, "\(name) is not supported", at: current.span)
      }
      guard skip(.times) else { return left }
      let right = try unary()
      left = try make(.binary(.multiply, left, right), from: start)
    }
  }

  private mutating func unary() throws(CedarError) -> Expression {
    let start = current.span
    if isAt(.not) {
      let count = try count(.not)
      let operand = try member()
      return try wrap(operand, count, .not, from: start)
    }
    guard isAt(.minus) else { return try member() }
    let count = try count(.minus)
    // A minus right before a number belongs to the literal, so that the least integer can be written.
    if current.kind == .number, !isAccess(following) {
      let literal = try integer(negative: true, from: previous.span)
      return try wrap(literal, count - 1, .negate, from: start)
    }
    let operand = try member()
    return try wrap(operand, count, .negate, from: start)
  }

  private mutating func count(_ symbol: Token.Symbol) throws(CedarError) -> Int {
    var count = 0
    let span = current.span
    while skip(symbol) { count += 1 }
    guard count <= 4 else {
      throw CedarError(.operatorLimit, "too many occurrences of `\(symbol.rawValue)`", at: span)
    }
    return count
  }

  private mutating func wrap(
    _ operand: Expression, _ count: Int, _ operation: UnaryOperator, from start: SourceSpan
  ) throws(CedarError) -> Expression {
    var expression = operand
    for _ in 0..<count { expression = try make(.unary(operation, expression), from: start) }
    return expression
  }

  private func isAccess(_ token: Token) -> Bool {
    token.kind == .symbol(.dot) || token.kind == .symbol(.openBracket) || token.kind == .symbol(.openParenthesis)
  }

  /// The current number token as a literal.
  mutating func integer(negative: Bool, from start: SourceSpan) throws(CedarError) -> Expression {
    let token = current
    guard
      let value = ByteScanner.integer(bytes[Int(token.span.start)..<Int(token.span.end)], negative: negative)
    else {
      throw CedarError(.integerTooLarge, "integer literal `\(text(of: token.span))` is too large", at: token.span)
    }
    advance()
    return try make(.literal(.long(value)), from: start)
  }
}
