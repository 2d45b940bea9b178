extension String.UnicodeScalarView {
  /// The number of scalars, once the text is known to be acceptable.
  func checked(maximum: Int, multiline: Bool) throws(LiaisonError) -> Int {
    var count = 0
    var blank = true
    for scalar in self {
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
  fileprivate var isAcceptable: Bool {
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
