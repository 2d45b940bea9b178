/// Some bytes that are looked for in many others (Horspool, 1980): one answer passes through some 20,000 bodies, and most of
/// their bytes need not be looked at.
struct ByteMark: Sendable {
  private let bytes: [UInt8]
  /// How far the window may go on, by its last byte.
  private let leaps: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var leaps = [Int](repeating: max(1, bytes.count), count: 256)
    for (place, byte) in bytes.dropLast().enumerated() { leaps[Int(byte)] = bytes.count - 1 - place }
    self.leaps = leaps
  }

  init(_ text: String) { self.init(Array(text.utf8)) }

  /// Whether the bytes stand somewhere in others.
  func stands(in others: UnsafeRawBufferPointer) -> Bool {
    guard let last = bytes.last else { return true }
    var end = bytes.count
    while end <= others.count {
      let byte = others[end - 1]
      if byte == last, others[(end - bytes.count)..<end].elementsEqual(bytes) { return true }
      end += leaps[Int(byte)]
    }
    return false
  }

  /// Whether the bytes stand somewhere in a text.
  func stands(in text: String) -> Bool { Array(text.utf8).withUnsafeBytes { stands(in: $0) } }
}
