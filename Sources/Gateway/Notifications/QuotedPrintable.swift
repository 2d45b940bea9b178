/// Text as mail has carried it since it was of seven bits (RFC 2045, 6.7).
enum QuotedPrintable {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// A line of text, cut in lines of 76 characters at most.
  static func lines(_ text: String) -> [String] {
    var (lines, line) = ([String](), "")
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      // A space at the end of a line may be lost on the way.
      let isPlain = (0x21...0x7e).contains(byte) && byte != UInt8(ascii: "=") || byte == 0x20 && index + 1 < bytes.count
      let written = isPlain ? String(UnicodeScalar(byte)) : escaped(byte)
      if line.utf8.count + written.utf8.count > 75 {
        lines.append(line + "=")
        line = ""
      }
      line += written
    }
    return lines + [line]
  }

  /// A word of a header (RFC 2047): short enough for one.
  static func word(_ text: String) -> String {
    let words = text.utf8.map { byte -> String in
      let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
      return isPlain ? String(UnicodeScalar(byte)) : byte == 0x20 ? "_" : escaped(byte)
    }
    let word = "=?utf-8?Q?\(words.joined())?="
    precondition(word.utf8.count <= 75, "an encoded word is at most 75 characters")
    return word
  }

  private static func escaped(_ byte: UInt8) -> String {
    String(decoding: [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]], as: UTF8.self)
  }
}
