/// Names of agents or of bodies, each as a number: what a million entries repeat is compared once.
struct NamePool {
  private var numbers: [String: Int] = [:]
  private var names: ContiguousArray<ContiguousArray<UInt8>> = []
  /// The number last found for each hash: nearly every name is there.
  private var recent = ContiguousArray(repeating: -1, count: 256)

  /// The number of a name, from 0.
  mutating func number(_ name: UnsafeRawBufferPointer) -> Int {
    let slot = Self.slot(name)
    let guess = recent[slot]
    if guess >= 0, names[guess].withUnsafeBytes({ $0.isSame(as: name) }) {
      return guess
    }
    let text = String(decoding: name, as: UTF8.self)
    let number = numbers[text] ?? names.count
    if number == names.count {
      numbers[text] = number
      names.append(ContiguousArray(name))
    }
    recent[slot] = number
    return number
  }

  /// Names of one kind differ by their ends, and by their middle when they are long.
  private static func slot(_ name: UnsafeRawBufferPointer) -> Int {
    guard name.count >= 8 else { return name.reduce(name.count) { ($0 &* 31 &+ Int($1)) & 255 } }
    func word(_ place: Int) -> UInt64 { name.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    let (start, middle, end) = (word(0), word((name.count - 8) / 2), word(name.count - 8))
    let mixed = (start ^ UInt64(name.count)) &* 0x9E37_79B9_7F4A_7C15 ^ middle &* 0xBF58_476D_1CE4_E5B9 ^ end
    return Int(truncatingIfNeeded: (mixed &* 0x94D0_49BB_1331_11EB) >> 56)
  }
}
