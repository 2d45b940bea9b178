/// Changes inputs as a fuzzer does, from a seed, so that a failure can be had again.
struct Mutator {
  private var random: SplitMix
  private let corpus: [[UInt8]]
  /// Words of the formats: whole ones get further than loose bytes.
  private static let words: [[UInt8]] = [
    "permit", "forbid", "when {", "unless {", "};", "principal", "?principal", "resource", " in ", " is ", " has ",
    " like ",
    " && ", " || ", "==", "!", "-", "9223372036854775808", "\"*\"", "\\u{0}", "::", ".contains(", "if true then ",
    " else ",
    "ip(", "@a(\"\")", "entity ", "type ", "action ", "namespace N {", "appliesTo", "enum", "tags", "Set<", "?:", "{",
    "}",
    "[", "]", ",", ":", "\"", "null", "1.5", "-1", "{\"__entity\":", "{\"__extn\":", "\"type\":", "\"id\":",
    "\"Value\":",
    "\"&&\":", "\"has\":", "\"attr\":", "\"left\":", "\"Set\":[", "\"op\":\"in\"", "\"slot\":\"?principal\"", "\u{E9}",
    "\u{1F600}", "\n", "//",
  ].map { Array($0.utf8) }

  init(seed: UInt64, corpus: [[UInt8]]) {
    random = SplitMix(state: seed)
    self.corpus = corpus
  }

  /// One of the corpus, changed in one to four places.
  mutating func next() -> [UInt8] {
    var bytes = pick(corpus)
    for _ in 0..<Int.random(in: 1...4, using: &random) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let length = min(Int.random(in: 0...40, using: &random), bytes.count - place)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes.removeSubrange(place..<place + length)
    case 1: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
    case 2: bytes.insert(contentsOf: pick(Self.words), at: place)
    case 3: bytes.replaceSubrange(place..<place + length, with: pick(Self.words))
    case 4:
      let other = pick(corpus)
      let start = Int.random(in: 0...other.count, using: &random)
      bytes.insert(contentsOf: other[start..<min(other.count, start + 60)], at: place)
    default: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
    }
  }

  private mutating func pick(_ items: [[UInt8]]) -> [UInt8] { items.randomElement(using: &random) ?? [] }
}
