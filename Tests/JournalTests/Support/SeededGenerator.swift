/// The same numbers at each run (SplitMix64), and the changes that tests make to bytes with them.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// A few bytes replaced, removed, put in or doubled: digits, letters of base64 and newlines oftener than others.
  mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("0123456789ABCabc+/= \nold\u{2014}".utf8)
    var changed = bytes
    for _ in 0..<Int.random(in: 1...3, using: &self) where !changed.isEmpty {
      let place = Int.random(in: 0..<changed.count, using: &self)
      let byte = alphabet.randomElement(using: &self) ?? 0
      switch Int.random(in: 0..<5, using: &self) {
      case 0: changed[place] = byte
      case 1: changed.insert(byte, at: place)
      case 2: changed.remove(at: place)
      case 3: changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      default: changed.insert(contentsOf: changed[place...].prefix(Int.random(in: 1...60, using: &self)), at: place)
      }
    }
    return changed
  }
}
