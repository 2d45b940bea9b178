/// The name of a draft, made by its author's side: 16 bytes, written as 32 lowercase hexadecimal digits.
public struct BrouillonID: Hashable, Sendable, CustomStringConvertible {
  /// The number of bytes.
  public static let byteCount = 16

  /// The 16 bytes.
  public let bytes: [UInt8]

  /// Takes 16 bytes.
  /// - Throws: `invalidIdentifier` for another count.
  public init(bytes: [UInt8]) throws(LiaisonError) {
    guard bytes.count == Self.byteCount else { throw LiaisonError(.invalidIdentifier) }
    self.bytes = bytes
  }

  /// Parses the written form.
  /// - Throws: `invalidIdentifier` for any other form.
  public init(_ text: String) throws(LiaisonError) {
    let digits = text.utf8.compactMap { Self.digits.firstIndex(of: $0).map(UInt8.init) }
    guard digits.count == 2 * Self.byteCount, text.utf8.count == digits.count else {
      throw LiaisonError(.invalidIdentifier)
    }
    bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// The written form.
  public var description: String {
    String(decoding: bytes.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
