extension JSONParser {
  /// A string, its quotes included.
  mutating func string() throws(JSONError) -> String {
    position += 1
    let start = position
    // Most strings have no escape: they are validated and copied in one piece.
    while position < input.count {
      switch input[position] {
      case UInt8(ascii: "\""):
        let piece = try validated(UnsafeBufferPointer(rebasing: input[start..<position]))
        position += 1
        return piece
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw failure(.controlCharacter)
      default: position += 1
      }
    }
    throw failure(.unexpectedEnd)
  }

  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var bytes = Array(input[start..<position])
    while position < input.count {
      // What needs no attention is copied in runs.
      let run = position
      while position < input.count, !Self.endsRun(input[position]) { position += 1 }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: input[run..<position]))
      guard position < input.count else { break }
      switch input[position] {
      case UInt8(ascii: "\""):
        let text = bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
        guard let text else { throw failure(.invalidUTF8) }
        position += 1
        return text
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &bytes)
      default: throw failure(.controlCharacter)
      }
    }
    throw failure(.unexpectedEnd)
  }

  @inline(__always) private static func endsRun(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(JSONError) {
    guard position < input.count else { throw failure(.unexpectedEnd) }
    let byte = input[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(byte)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"): bytes.append(contentsOf: Array(String(try escapedScalar()).utf8))
    default: throw failure(.invalidEscape)
    }
  }

  private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    // A high surrogate must be followed by a low one; anything else has no scalar and no UTF-8 form.
    guard (0xD800..<0xDC00).contains(unit), position + 1 < input.count, input[position] == UInt8(ascii: "\\"),
      input[position + 1] == UInt8(ascii: "u")
    else { throw failure(.loneSurrogate) }
    position += 2
    let low = try codeUnit()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
    else { throw failure(.loneSurrogate) }
    return scalar
  }

  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    guard position + 4 <= input.count else { throw failure(.unexpectedEnd) }
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(input[position])).hexDigitValue, input[position] < 0x80 else {
        throw failure(.invalidEscape)
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  private func validated(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw failure(.invalidUTF8) }
    return text
  }
}
