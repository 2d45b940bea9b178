/// Names as people type them: lower case, without accents, ligatures opened, anything else a single space; an elided
/// article is one word with what it stands before, since it is typed as `l'a`, `l a` and `la` alike.
enum NomNormalise {
  /// Appends a text's normal form, words separated by one space, without a space at either end.
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
      case 0xC0...0xC5, 0xE0...0xE5: put(UInt8(ascii: "a"))
      case 0xC6, 0xE6: put(UInt8(ascii: "a"), UInt8(ascii: "e"))
      case 0xC7, 0xE7: put(UInt8(ascii: "c"))
      case 0xC8...0xCB, 0xE8...0xEB: put(UInt8(ascii: "e"))
      case 0xCC...0xCF, 0xEC...0xEF: put(UInt8(ascii: "i"))
      case 0xD1, 0xF1: put(UInt8(ascii: "n"))
      case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8: put(UInt8(ascii: "o"))
      case 0xD9...0xDC, 0xF9...0xFC: put(UInt8(ascii: "u"))
      case 0xDD, 0xFD, 0xFF, 0x178: put(UInt8(ascii: "y"))
      case 0x152, 0x153: put(UInt8(ascii: "o"), UInt8(ascii: "e"))
      case 0x300...0x36F: break  // Combining marks of a decomposed text.
      default: gap = true
      }
    }
  }

  /// The normal form of a name, and where its words begin: an elided article and the word after it are one word, in
  /// which two begin.
  static func nom(_ text: String) -> (forme: [UInt8], mots: [Int]) {
    var bytes: [UInt8] = []
    append(text.unicodeScalars, to: &bytes)
    return joined(words(bytes))
  }

  /// The normal forms of what was typed: as it is and, where it differs, with the abbreviations of saints opened. "st" may
  /// be the start of "Strasbourg" as well.
  static func requetes(_ text: String) -> [[UInt8]] {
    var bytes: [UInt8] = []
    append(text.unicodeScalars, to: &bytes)
    let typed = words(bytes)
    let opened = typed.map { abreviations[Array($0)] ?? $0 }
    return (opened == typed ? [typed] : [opened, typed]).map { joined($0).forme }
  }

  private static let abreviations: [[UInt8]: ArraySlice<UInt8>] = [
    Array("st".utf8): Array("saint".utf8)[...], Array("ste".utf8): Array("sainte".utf8)[...],
    Array("sts".utf8): Array("saints".utf8)[...], Array("stes".utf8): Array("saintes".utf8)[...],
  ]

  private static func words(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] { bytes.split(separator: UInt8(ascii: " ")) }

  private static func joined(_ words: [ArraySlice<UInt8>]) -> (forme: [UInt8], mots: [Int]) {
    var (bytes, starts): ([UInt8], [Int]) = ([], [])
    for (index, word) in words.enumerated() {
      starts.append(bytes.count)
      bytes += word
      let isElided = word.elementsEqual("l".utf8) || word.elementsEqual("d".utf8)
      if index < words.count - 1, !isElided { bytes.append(UInt8(ascii: " ")) }
    }
    return (bytes, starts)
  }
}
