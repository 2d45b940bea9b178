/// Cuts policy text into tokens; comments and white space are dropped.
struct Lexer {
  /// Policies are read by people: a larger text is an attack or a mistake.
  static let byteLimit = 16 << 20

  private let bytes: [UInt8]
  private var position = 0
  private var line: UInt32 = 1
  private var column: UInt32 = 1

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Every token, the last one of kind `end`.
  static func tokens(of bytes: [UInt8]) throws(CedarError) -> [Token] {
    guard bytes.count <= byteLimit else { throw CedarError(.tooLong, "the text is longer than \(byteLimit) bytes") }
    var lexer = Lexer(bytes)
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private mutating func next() throws(CedarError) -> Token {
    skipBlanks()
    let (start, line, column) = (position, line, column)
    guard position < bytes.count else { return Token(kind: .end, span: span(from: start, line, column)) }
    let kind: Token.Kind
    switch bytes[position] {
    case UInt8(ascii: "\""):
      try advanceString()
      kind = .string
    case UInt8(ascii: "?") where position + 1 < bytes.count && Identifier.isStart(bytes[position + 1]):
      advance(1)
      advance(while: Identifier.isPart)
      kind = .slot
    case let byte where Identifier.isStart(byte):
      advance(while: Identifier.isPart)
      kind = .identifier
    case let byte where Identifier.isDigit(byte):
      advance(while: Identifier.isDigit)
      kind = .number
    default:
      guard let symbol = symbol() else { throw unexpectedByte(start, line, column) }
      advance(symbol.rawValue.utf8.count)
      kind = .symbol(symbol)
    }
    return Token(kind: kind, span: span(from: start, line, column))
  }

  private func symbol() -> Token.Symbol? {
    // The longest symbol wins.
    for length in [2, 1] where position + length <= bytes.count {
      let text = String(decoding: bytes[position..<position + length], as: UTF8.self)
      if let symbol = Token.Symbol(rawValue: text) { return symbol }
    }
    return nil
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      let blank = blankLength()
      if blank > 0 {
        advance(blank)
      } else if bytes[position] == UInt8(ascii: "/"), position + 1 < bytes.count,
        bytes[position + 1] == UInt8(ascii: "/")
      {
        advance { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      } else {
        return
      }
    }
  }

  /// Length of the white space scalar at the position (Unicode White_Space, as the reference grammar's `\s`), 0 if none.
  private func blankLength() -> Int {
    func byte(_ offset: Int) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }
    switch (byte(0), byte(1), byte(2)) {
    case (0x09...0x0D, _, _), (0x20, _, _): return 1
    case (0xC2, 0x85, _), (0xC2, 0xA0, _): return 2
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
      (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return 3
    default: return 0
    }
  }

  private mutating func advanceString() throws(CedarError) {
    let (start, line, column) = (position, line, column)
    advance(1)
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        advance(1)
        return
      case UInt8(ascii: "\\"):
        guard position + 1 < bytes.count, bytes[position + 1] != UInt8(ascii: "\n") else {
          throw CedarError(
            .invalidEscape, "a line break cannot be escaped", at: span(from: position, self.line, self.column))
        }
        advance(2)
      default: advance(1)
      }
    }
    throw CedarError(.unexpectedEnd, "unterminated string literal", at: span(from: start, line, column))
  }

  private mutating func advance(_ count: Int) {
    for _ in 0..<count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }

  private mutating func advance(while condition: (UInt8) -> Bool) {
    while position < bytes.count, condition(bytes[position]) { advance(1) }
  }

  private func span(from start: Int, _ line: UInt32, _ column: UInt32) -> SourceSpan {
    SourceSpan(start: UInt32(start), end: UInt32(position), line: line, column: column)
  }

  private func unexpectedByte(_ start: Int, _ line: UInt32, _ column: UInt32) -> CedarError {
    let scalar = String(decoding: bytes[start...].prefix(4), as: UTF8.self).unicodeScalars.first.map(String.init) ?? ""
    let span = SourceSpan(start: UInt32(start), end: UInt32(start + 1), line: line, column: column)
    return CedarError(.unexpectedToken, "invalid token `\(scalar)`", at: span)
  }
}
