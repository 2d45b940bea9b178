extension String {
  /// The number of scalars, once the text is known to be acceptable.
  func checked(maximum: Int, multiline: Bool) throws(LiaisonError) -> Int {
    var text = self
    let outcome: Result<Int, LiaisonError> = text.withUTF8 { bytes in
      Result { () throws(LiaisonError) in try Self.check(bytes, maximum: maximum, multiline: multiline) }
    }
    return try outcome.get()
  }

  /// - Parameter bytes: valid UTF-8, as every string's is: it is walked here, which is quicker than its view of scalars.
  private static func check(
    _ bytes: UnsafeBufferPointer<UInt8>, maximum: Int, multiline: Bool
  ) throws(LiaisonError) -> Int {
    var count = 0
    var blank = true
    var index = 0
    while index < bytes.count {
      let scalar = Unicode.Scalar(at: &index, in: bytes)
      count += 1
      guard count <= maximum else { throw LiaisonError(.textTooLong) }
      guard scalar.isAcceptable || (multiline && scalar == "\n") else { throw LiaisonError(.forbiddenCharacter) }
      if blank, !scalar.isBlank { blank = false }
    }
    guard !blank else { throw LiaisonError(.emptyText) }
    return count
  }
}

extension Unicode.Scalar {
  /// Reads the scalar that starts at `index`, and moves past it.
  fileprivate init(at index: inout Int, in bytes: UnsafeBufferPointer<UInt8>) {
    let lead = bytes[index]
    index += 1
    guard lead >= 0x80 else {
      self.init(lead)
      return
    }
    let following = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3
    var value = UInt32(lead & (0x3F >> UInt8(following)))
    for byte in bytes[index..<index + following] { value = value << 6 | UInt32(byte & 0x3F) }
    index += following
    // Never nil for what a string holds; the replacement character is refused like any forbidden one.
    self = Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Whether a line may hold it.
  var isAcceptable: Bool {
    switch value {
    case 0x20...0x7E, 0xA0...0xFF: true
    case 0...0x9F: false  // C0, DEL and C1 controls.
    case 0x2028, 0x2029: false  // Line and paragraph separators: newlines in disguise.
    case 0x202A...0x202E, 0x2066...0x2069: false  // Bidirectional embeddings, overrides and isolates.
    case 0xFDD0...0xFDEF, 0xFFF9...0xFFFF: false  // Noncharacters, interlinear marks, replacement of what was lost.
    case 0xE0000...0xE007F: false  // Tags: invisible text.
    default: value & 0xFFFE != 0xFFFE
    }
  }

  fileprivate var isBlank: Bool {
    if value < 0x80 { return value == 0x20 || value == 0x0A }
    return properties.isWhitespace || properties.generalCategory == .format
  }
}
