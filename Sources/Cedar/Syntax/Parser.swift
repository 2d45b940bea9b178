/// A recursive-descent parser of policy text; the first error ends it.
struct Parser {
  /// Levels of parentheses, lists, records, calls and conditionals that may be nested: 370 KiB of stack when optimised.
  static let nestingLimit = 200
  /// Levels of the tree that operators may build beside nesting: keeps every walk of it under 300 KiB of
  /// stack when optimised.
  static let depthLimit = 1_000

  let bytes: [UInt8]
  private let tokens: [Token]
  private var index = 0
  private var nesting = 0

  init(_ text: String) throws(CedarError) {
    bytes = Array(text.utf8)
    tokens = try Lexer.tokens(of: bytes)
  }

  // MARK: Tokens

  var current: Token { tokens[index] }

  var previous: Token { tokens[max(0, index - 1)] }

  var following: Token { tokens[min(index + 1, tokens.count - 1)] }

  func text(of span: SourceSpan) -> String {
    String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
  }

  /// From the first byte of `start` to the last token taken.
  func span(from start: SourceSpan) -> SourceSpan { start.through(previous.span) }

  mutating func advance() {
    if current.kind != .end { index += 1 }
  }

  func isAt(_ symbol: Token.Symbol) -> Bool { current.kind == .symbol(symbol) }

  mutating func skip(_ symbol: Token.Symbol) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol) throws(CedarError) {
    guard skip(symbol) else { throw unexpected(expecting: "`\(symbol.rawValue)`") }
  }

  /// Whether the current token is this word.
  func isAt(word: StaticString) -> Bool {
    guard current.kind == .identifier, Int(current.span.end - current.span.start) == word.utf8CodeUnitCount else {
      return false
    }
    return word.withUTF8Buffer { bytes[Int(current.span.start)..<Int(current.span.end)].elementsEqual($0) }
  }

  mutating func skip(word: StaticString) -> Bool {
    guard isAt(word: word) else { return false }
    advance()
    return true
  }

  /// Any identifier, reserved or not.
  mutating func word(expecting what: String) throws(CedarError) -> String {
    guard current.kind == .identifier else { throw unexpected(expecting: what) }
    let word = text(of: current.span)
    advance()
    return word
  }

  /// An identifier that the language does not reserve.
  mutating func identifier(expecting what: String) throws(CedarError) -> String {
    let span = current.span
    let word = try word(expecting: what)
    guard !Identifier.isReserved(word) else {
      throw CedarError(.reservedIdentifier, "this identifier is reserved and cannot be used: `\(word)`", at: span)
    }
    return word
  }

  /// What stands between the quotes of the current string token, still escaped.
  mutating func escapes() throws(CedarError) -> StringEscapes {
    guard current.kind == .string else { throw unexpected(expecting: "a string literal") }
    let span = current.span
    advance()
    return StringEscapes(bytes[Int(span.start) + 1..<Int(span.end) - 1], at: span)
  }

  mutating func string() throws(CedarError) -> CedarString {
    var escapes = try escapes()
    return try escapes.string()
  }

  // MARK: Errors and limits

  func unexpected(expecting what: String? = nil) -> CedarError {
    let expectation = what.map { ", expected \($0)" } ?? ""
    if current.kind == .end {
      return CedarError(.unexpectedEnd, "unexpected end of input" + expectation, at: current.span)
    }
    return CedarError(.unexpectedToken, "unexpected token `\(text(of: current.span))`" + expectation, at: current.span)
  }

  /// Runs `body` one level deeper.
  mutating func nested<T>(_ body: (inout Parser) throws(CedarError) -> T) throws(CedarError) -> T {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.nestingLimit else {
      throw CedarError(.tooDeep, "more than \(Self.nestingLimit) levels of nesting", at: current.span)
    }
    return try body(&self)
  }

  /// Ends a node at the last token taken. Mutating although it changes nothing: a non-mutating call would read the
  /// parser's position before operands parsed among its arguments have advanced it.
  mutating func make(_ kind: Expression.Kind, from start: SourceSpan) throws(CedarError) -> Expression {
    let expression = Expression(kind, at: span(from: start))
    guard expression.depth <= Self.depthLimit else {
      throw CedarError(.tooDeep, "the expression is more than \(Self.depthLimit) levels deep", at: expression.span)
    }
    return expression
  }

  /// Elements separated by commas, a last comma allowed, up to the closing symbol, which is taken.
  mutating func list<T>(
    until close: Token.Symbol, _ element: (inout Parser) throws(CedarError) -> T
  ) throws(CedarError) -> [T] {
    var elements: [T] = []
    while !skip(close) {
      elements.append(try element(&self))
      if !skip(.comma) {
        try expect(close)
        break
      }
    }
    return elements
  }
}
