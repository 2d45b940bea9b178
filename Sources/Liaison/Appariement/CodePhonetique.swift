/// How a name sounds in French, roughly: its consonants, as they are heard.
///
/// Two spellings of one sound get one code (Dupond and Dupont, Philippe and Filipe, Lefebvre and Lefèvre, Mathieu and
/// Mattieu). Vowels count only at the start, where every vowel is the same: they are what is most often misheard. Codes are
/// compared with a full date of birth beside, never alone.
enum CodePhonetique {
  /// The code of one word in simple letters; the word itself where too little would be left of it.
  static func code(_ word: [UInt8]) -> [UInt8] {
    let letters = Letters(withoutSilentEnd(word.filter { lettre($0) }))
    var code: [UInt8] = []
    var index = 0
    var last: UInt8 = 0
    while index < letters.count {
      let (sound, length) = letters.sound(at: index)
      index += length
      if sound == voyelle {
        if code.isEmpty { code.append(voyelle) }
      } else if sound != muette, sound != last {
        code.append(sound)
      }
      if sound != muette { last = sound }
    }
    return code.count > 1 ? code : word
  }

  fileprivate static let voyelle = UInt8(ascii: "*")
  fileprivate static let muette = UInt8(ascii: "-")
  private static func lettre(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

  /// Consonants and an `e` that are not heard at the end (Dupont, Bernard, Leroux, Petit, Roberte), and the `l` of -ault.
  private static func withoutSilentEnd(_ word: [UInt8]) -> [UInt8] {
    var kept = word[...]
    while kept.count > 3, "estdxzph".utf8.contains(kept[kept.endIndex - 1]) { kept.removeLast() }
    if kept.count > 4, kept.suffix(3).elementsEqual("aul".utf8) { kept.removeLast() }
    return Array(kept)
  }
}

/// A word's letters, and what they sound as.
private struct Letters {
  let bytes: [UInt8]
  var count: Int { bytes.count }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func isNext(_ text: StaticString, after index: Int) -> Bool {
    text.withUTF8Buffer { expected in
      index + expected.count < bytes.count && bytes[(index + 1)...].starts(with: expected)
    }
  }

  private func softens(after index: Int) -> Bool {
    index + 1 < bytes.count && "eiy".utf8.contains(bytes[index + 1])
  }

  /// The sound that begins at a letter, and how many letters make it.
  func sound(at index: Int) -> (sound: UInt8, length: Int) {
    let j = UInt8(ascii: "j"), s = UInt8(ascii: "s"), k = UInt8(ascii: "k"), n = UInt8(ascii: "n")
    let chuintante = UInt8(ascii: "c")
    switch Unicode.Scalar(bytes[index]) {
    case "a", "e", "i", "o", "u", "y": return (CodePhonetique.voyelle, 1)
    case "h": return (CodePhonetique.muette, 1)
    case "p" where isNext("h", after: index): return (UInt8(ascii: "f"), 2)
    case "s" where isNext("ch", after: index): return (chuintante, 3)
    case "s" where isNext("h", after: index): return (chuintante, 2)
    case "c" where isNext("hr", after: index) || isNext("hl", after: index): return (k, 2)
    case "c" where isNext("h", after: index): return (chuintante, 2)
    case "c" where isNext("k", after: index): return (k, 2)
    case "c" where softens(after: index): return (s, 1)
    case "q" where isNext("u", after: index): return (k, 2)
    case "c", "q": return (k, 1)
    case "g" where isNext("n", after: index): return (n, 2)
    case "g" where isNext("ue", after: index) || isNext("ui", after: index): return (UInt8(ascii: "g"), 2)
    case "g" where softens(after: index): return (j, 1)
    case "d" where isNext("j", after: index): return (j, 2)
    case "t" where isNext("z", after: index): return (s, 2)
    case "b" where isNext("v", after: index): return (UInt8(ascii: "v"), 2)
    case "m" where isNext("b", after: index) || isNext("p", after: index): return (n, 1)
    case "w": return (UInt8(ascii: "v"), 1)
    case "x", "z": return (s, 1)
    default: return (bytes[index], 1)
    }
  }
}
