/// Reads the inside of a string literal: `\n \r \t \\ \0 \' \"`, `\xHH` up to 7F, `\u{H…}`; in patterns also `\*`.
struct StringEscapes {
  private let bytes: ArraySlice<UInt8>
  private let span: SourceSpan
  private var position: Int

  /// - Parameter bytes: what stands between the quotes.
  init(_ bytes: ArraySlice<UInt8>, at span: SourceSpan) {
    self.bytes = bytes
    self.span = span
    self.position = bytes.startIndex
  }

  /// The literal as a string.
  mutating func string() throws(CedarError) -> CedarString {
    var text = String.UnicodeScalarView()
    while position < bytes.endIndex {
      let (scalar, escape) = try nextScalar()
      if escape == .star { throw invalid("\\*") }
      text.append(scalar)
    }
    return CedarString(String(text))
  }

  /// The literal as a pattern: a bare `*` is a wildcard.
  mutating func pattern() throws(CedarError) -> Pattern {
    var elements: [Pattern.Element] = []
    while position < bytes.endIndex {
      let (scalar, escape) = try nextScalar()
      elements.append(escape == .none && scalar == "*" ? .wildcard : .scalar(scalar))
    }
    return Pattern(elements)
  }

  private enum Escape { case none, plain, star }

  private mutating func nextScalar() throws(CedarError) -> (Unicode.Scalar, Escape) {
    guard bytes[position] == UInt8(ascii: "\\") else {
      let length = Self.length(ofScalarStartingWith: bytes[position])
      let end = min(position + length, bytes.endIndex)
      let text = String(decoding: bytes[position..<end], as: UTF8.self)
      position = end
      guard let scalar = text.unicodeScalars.first, scalar != "\r" else {
        throw CedarError(.invalidEscape, "a bare carriage return is not allowed in a string", at: span)
      }
      return (scalar, .none)
    }
    let start = position
    position += 1
    guard position < bytes.endIndex else { throw invalid("\\") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return ("\n", .plain)
    case UInt8(ascii: "r"): return ("\r", .plain)
    case UInt8(ascii: "t"): return ("\t", .plain)
    case UInt8(ascii: "0"): return ("\0", .plain)
    case UInt8(ascii: "\\"): return ("\\", .plain)
    case UInt8(ascii: "'"): return ("'", .plain)
    case UInt8(ascii: "\""): return ("\"", .plain)
    case UInt8(ascii: "*"): return ("*", .star)
    case UInt8(ascii: "x"): return (try byteEscape(from: start), .plain)
    case UInt8(ascii: "u"): return (try scalarEscape(from: start), .plain)
    default: throw invalid(from: start)
    }
  }

  private mutating func byteEscape(from start: Int) throws(CedarError) -> Unicode.Scalar {
    guard position + 2 <= bytes.endIndex, let high = hexadecimalDigit(bytes[position]), high < 8,
      let low = hexadecimalDigit(bytes[position + 1])
    else { throw invalid(from: start) }
    position += 2
    return Unicode.Scalar(high << 4 | low)
  }

  private mutating func scalarEscape(from start: Int) throws(CedarError) -> Unicode.Scalar {
    guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "{") else { throw invalid(from: start) }
    position += 1
    var value: UInt32 = 0
    var digits = 0
    while position < bytes.endIndex, bytes[position] != UInt8(ascii: "}") {
      if bytes[position] == UInt8(ascii: "_"), digits > 0 {
        position += 1
        continue
      }
      guard let digit = hexadecimalDigit(bytes[position]), digits < 6 else { throw invalid(from: start) }
      value = value << 4 | UInt32(digit)
      digits += 1
      position += 1
    }
    guard position < bytes.endIndex, digits > 0, let scalar = Unicode.Scalar(value) else { throw invalid(from: start) }
    position += 1
    return scalar
  }

  private static func length(ofScalarStartingWith byte: UInt8) -> Int {
    switch byte {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  private func invalid(from start: Int) -> CedarError {
    invalid(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private func invalid(_ escape: String) -> CedarError {
    CedarError(.invalidEscape, "the input `\(escape)` is not a valid escape", at: span)
  }
}
