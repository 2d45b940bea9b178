import Cryptography

/// The 16 random bytes that keep a body from being guessed through its commitment; erased with the body.
public struct Nonce: Hashable, Sendable {
  /// The length of a nonce.
  public static let byteCount = 16

  /// The 16 bytes.
  public let bytes: [UInt8]

  /// Takes exactly 16 bytes, or nothing.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  private init(random: [UInt8]) { bytes = random }

  /// A fresh nonce.
  public static func random() -> Nonce { Nonce(random: SecureRandom.bytes(byteCount)) }
}
