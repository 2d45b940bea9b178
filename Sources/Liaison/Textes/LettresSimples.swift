/// Text as people type it: the twenty-six letters in lower case and the digits, without accents, ligatures opened,
/// anything else a single space.
///
/// The tables are here rather than in the system's libraries: what was computed from a text must be found again after an
/// upgrade.
enum LettresSimples {
  /// Appends a text's simple form, words separated by one space, without a space at either end.
  static func append(_ scalars: some Sequence<Unicode.Scalar>, to output: inout [UInt8]) {
    let start = output.count
    var gap = false
    func put(_ letter: UInt8, _ second: UInt8? = nil) {
      if gap, output.count > start { output.append(UInt8(ascii: " ")) }
      gap = false
      output.append(letter)
      if let second { output.append(second) }
    }
    for scalar in scalars {
      switch scalar.value {
      case 0x61...0x7A, 0x30...0x39, 0x41...0x5A:
        if gap, output.count > start { output.append(UInt8(ascii: " ")) }
        gap = false
        let byte = UInt8(scalar.value)
        output.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      case 0xC6, 0xE6: put(UInt8(ascii: "a"), UInt8(ascii: "e"))
      case 0x152, 0x153: put(UInt8(ascii: "o"), UInt8(ascii: "e"))
      case 0xDF, 0x1E9E: put(UInt8(ascii: "s"), UInt8(ascii: "s"))
      case 0xDE, 0xFE: put(UInt8(ascii: "t"), UInt8(ascii: "h"))
      case 0xC0...0xFF where latin1[Int(scalar.value - 0xC0)] != separator: put(latin1[Int(scalar.value - 0xC0)])
      case 0x100...0x17F: put(etendu[Int(scalar.value - 0x100)])
      case 0x1E00...0x1EFF: put(additionnel[Int(scalar.value - 0x1E00)])
      case 0x1A0, 0x1A1: put(UInt8(ascii: "o"))
      case 0x1AF, 0x1B0: put(UInt8(ascii: "u"))
      case 0x218, 0x219: put(UInt8(ascii: "s"))
      case 0x21A, 0x21B: put(UInt8(ascii: "t"))
      case 0x300...0x36F: break  // Combining marks of a decomposed text.
      default: gap = true
      }
    }
  }

  private static let separator = UInt8(ascii: " ")

  /// U+00C0…U+00FF; a space for what is no letter, or two.
  private static let latin1 = Array("aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy y".utf8)

  /// U+0100…U+017F, Latin Extended-A: Central Europe, the Baltic, Turkey. (Œ is opened above.)
  private static let etendu = Array(
    ("aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiyyjjkkkllllllllll"
      + "nnnnnnnnnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

  /// U+1E00…U+1EFF, Latin Extended Additional: Vietnamese above all. (ẞ is opened above.)
  private static let additionnel = Array(
    ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssss"
      + "ttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyasss daaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiii"
      + "oooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy").utf8)
}
