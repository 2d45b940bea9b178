import Cryptography
public import Foundation

/// The name of one envelope: 16 bytes, of the time and at random, told apart from every other envelope ever made.
public struct EnvelopeID: Hashable, Sendable, CustomStringConvertible {
  /// The length in bytes.
  public static let byteCount = 16

  /// The 16 bytes.
  public let bytes: [UInt8]

  /// Takes exactly 16 bytes, or nothing.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = Array(bytes)
  }

  /// Reads exactly 32 lowercase hexadecimal digits.
  public init?(hex: String) {
    guard let bytes = Hexadecimal.decode(hex) else { return nil }
    self.init(bytes: bytes)
  }

  private init(dated date: Date) { bytes = SecureRandom.datedName(at: date) }

  /// Makes a new name, which sorts by the time it was made.
  public static func random(at date: Date = Date()) -> EnvelopeID { EnvelopeID(dated: date) }

  /// 32 lowercase hexadecimal digits.
  public var hex: String { Hexadecimal.encode(bytes) }

  /// The same as ``hex``.
  public var description: String { hex }
}
