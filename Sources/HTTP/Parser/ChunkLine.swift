/// The line that precedes a chunk: `chunk-size [ chunk-ext ]` (RFC 9112 section 7.1).
struct ChunkLine {
  let size: Int
  /// How many octets the extensions take; their content means nothing to us.
  let extensions: Int

  /// Digits of a size, leading zeros included: enough for any Int.
  static let longestSize = 16

  static func parse(_ line: [UInt8]) -> Result<ChunkLine, RefusalReason> {
    let digits = line.prefix { $0.isA(.hexadecimal) }
    guard !digits.isEmpty, digits.count <= longestSize else { return .failure(.chunkSize) }
    var size = 0
    for digit in digits {
      guard size <= Int.max >> 4, let value = digit.hexadecimalValue else { return .failure(.chunkSize) }
      size = size << 4 | Int(value)
    }
    let extensions = line[digits.endIndex...]
    if let first = extensions.first, first != Octet.semicolon, !FieldLine.isWhitespace(first) {
      return .failure(.chunkSize)
    }
    guard areExtensions(extensions) else { return .failure(.chunkExtension) }
    return .success(ChunkLine(size: size, extensions: extensions.count))
  }

  /// `*( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )`
  private static func areExtensions(_ octets: ArraySlice<UInt8>) -> Bool {
    var rest = octets
    while !rest.isEmpty {
      skipWhitespace(&rest)
      guard rest.popFirst() == Octet.semicolon else { return false }
      skipWhitespace(&rest)
      guard skipToken(&rest) else { return false }
      var afterName = rest
      skipWhitespace(&afterName)
      guard afterName.first == Octet.equals else { continue }
      rest = afterName.dropFirst()
      skipWhitespace(&rest)
      guard rest.first == Octet.quote ? skipQuoted(&rest) : skipToken(&rest) else { return false }
    }
    return true
  }

  private static func skipWhitespace(_ rest: inout ArraySlice<UInt8>) {
    rest = rest.drop { FieldLine.isWhitespace($0) }
  }

  private static func skipToken(_ rest: inout ArraySlice<UInt8>) -> Bool {
    let after = rest.drop { $0.isA(.token) }
    defer { rest = after }
    return after.count < rest.count
  }

  private static func skipQuoted(_ rest: inout ArraySlice<UInt8>) -> Bool {
    rest.removeFirst()
    while let octet = rest.popFirst() {
      if octet == Octet.quote { return true }
      if octet == Octet.backslash, rest.popFirst() == nil { return false }
    }
    return false
  }
}
