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
    if guess >= 0, names[guess].count == name.count, names[guess].withUnsafeBytes({ Self.isSame($0, name) }) {
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

  private static func slot(_ name: UnsafeRawBufferPointer) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int((hash ^ hash >> 16) & 255)
  }

  private static func isSame(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    for place in 0..<left.count where left[place] != right[place] { return false }
    return true
  }
}
