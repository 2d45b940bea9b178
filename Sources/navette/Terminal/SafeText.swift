/// Text from outside made harmless for a terminal.
///
/// A fiche or an answer could hold escape sequences that rewrite what is on the screen, or bidirectional overrides that
/// show another name than the one that is there.
enum SafeText {
  /// On one line: every control becomes a visible mark.
  static func line(_ text: String) -> String { clean(text, keepingLines: false) }

  /// On several: line feeds and tabs stay.
  static func paragraph(_ text: String) -> String { clean(text, keepingLines: true) }

  private static func clean(_ text: String, keepingLines: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if keepingLines, scalar == "\n" || scalar == "\t" {
        result.append(scalar)
      } else {
        result.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F: true
    // Bidirectional embeddings, overrides and isolates; line and paragraph separators.
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C, 0x2028, 0x2029: true
    // Tags, and what is invisible by nature.
    case 0xE0000...0xE007F, 0xFEFF, 0x200B: true
    default: false
    }
  }
}
