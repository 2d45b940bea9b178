/// Names of communes as people type them, in ``LettresSimples``; an elided article is one word with what it stands before,
/// since it is typed as `l'a`, `l a` and `la` alike.
enum NomNormalise {
  /// The normal form of a name, and where its words begin: an elided article and the word after it are one word, in
  /// which two begin.
  static func nom(_ text: String) -> (forme: [UInt8], mots: [Int]) {
    var bytes: [UInt8] = []
    LettresSimples.append(text.unicodeScalars, to: &bytes)
    return joined(words(bytes))
  }

  /// The normal forms of what was typed: as it is and, where it differs, with the abbreviations of saints opened. "st" may
  /// be the start of "Strasbourg" as well.
  static func requetes(_ text: String) -> [[UInt8]] {
    var bytes: [UInt8] = []
    LettresSimples.append(text.unicodeScalars, to: &bytes)
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
