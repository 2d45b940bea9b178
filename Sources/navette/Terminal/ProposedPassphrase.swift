import Cryptography

/// A passphrase that the machine proposes: six groups of two syllables, a consonant and a vowel each, joined by `-`. Twelve
/// syllables out of 75 are about 74 bits; people say and type them without a mistake.
enum ProposedPassphrase {
  private static let consonants = Array("bdfgjklmnprstvz".utf8)
  private static let vowels = Array("aeiou".utf8)

  /// Draws one.
  static func make() -> String {
    (0..<6).map { _ in syllable() + syllable() }.joined(separator: "-")
  }

  private static func syllable() -> String {
    let count = consonants.count * vowels.count
    // Three times 75 are 225: a byte from there on is drawn again, else the first syllables would come more often.
    while true {
      let byte = Int(SecureRandom.bytes(1)[0])
      guard byte < 256 / count * count else { continue }
      let place = byte % count
      return String(decoding: [consonants[place / vowels.count], vowels[place % vowels.count]], as: UTF8.self)
    }
  }
}
