/// A key that the client makes once for an act, so that sending it again does nothing more: 16 bytes, written as a UUID.
public struct IdempotencyKey: Hashable, Sendable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  /// The number of bytes.
  public static let byteCount = 16

  /// Makes a key from 16 bytes.
  /// - Throws: `invalidKey` for another count.
  public init(bytes: some Collection<UInt8>) throws(LiaisonError) {
    guard bytes.count == Self.byteCount else { throw LiaisonError(.invalidKey) }
    var (high, low): (UInt64, UInt64) = (0, 0)
    for (index, byte) in bytes.enumerated() {
      if index < 8 { high = high << 8 | UInt64(byte) } else { low = low << 8 | UInt64(byte) }
    }
    (self.high, self.low) = (high, low)
  }

  /// Parses the 36-character form, in lower case: `9f3c2a10-….`.
  /// - Throws: `invalidKey` for any other form.
  public init(_ text: String) throws(LiaisonError) {
    let characters = Array(text.utf8)
    guard characters.count == 36 else { throw LiaisonError(.invalidKey) }
    var nibbles: [UInt8] = []
    for (index, character) in characters.enumerated() {
      switch (character, [8, 13, 18, 23].contains(index)) {
      case (UInt8(ascii: "-"), true): break
      case (UInt8(ascii: "0")...UInt8(ascii: "9"), false): nibbles.append(character - UInt8(ascii: "0"))
      case (UInt8(ascii: "a")...UInt8(ascii: "f"), false): nibbles.append(character - UInt8(ascii: "a") + 10)
      default: throw LiaisonError(.invalidKey)
      }
    }
    try self.init(bytes: stride(from: 0, to: 32, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] })
  }

  /// A random key.
  public static func random() -> IdempotencyKey {
    IdempotencyKey(high: .random(in: 0 ... .max), low: .random(in: 0 ... .max))
  }

  private init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

  /// The 16 bytes.
  public var bytes: [UInt8] {
    [high, low].flatMap { word in stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) } }
  }

  /// The 36-character form.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
      text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: text, as: UTF8.self)
  }
}
