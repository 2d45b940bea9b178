import Cryptography

/// How an envelope names a recipient: the subject key identifier of their encryption certificate, 20 bytes.
public struct RecipientKeyID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The length in bytes.
  public static let byteCount = 20

  /// The 20 bytes.
  public let bytes: [UInt8]

  /// Takes exactly 20 bytes, or nothing.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = Array(bytes)
  }

  /// 40 lowercase hexadecimal digits.
  public var hex: String { Hexadecimal.encode(bytes) }

  /// The same as ``hex``.
  public var description: String { hex }

  /// Orders as byte strings.
  public static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
