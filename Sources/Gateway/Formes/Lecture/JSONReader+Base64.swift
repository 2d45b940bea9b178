internal import Cryptography
internal import JSON

extension JSONReader {
  /// Bytes as base64, in the one text that the bytes have.
  /// - Parameter maxBytes: the most bytes accepted.
  func base64(maxBytes: Int) throws -> [UInt8] {
    try base64(maxBytes: maxBytes, Base64Text.decode) { $0.count }
  }

  /// Exactly `count` bytes as base64.
  func base64(bytes count: Int) throws -> [UInt8] {
    let bytes = try base64(maxBytes: count)
    guard bytes.count == count else { throw fault(.tooShort, expected: "\(count)") }
    return bytes
  }

  /// Bytes as base64, in memory that is wiped.
  /// - Parameter maxBytes: the most bytes accepted.
  func base64Secret(maxBytes: Int) throws -> SecretBytes {
    try base64(maxBytes: maxBytes, Base64Text.decodeSecret) { $0.count }
  }

  private func base64<Bytes>(
    maxBytes: Int, _ decode: (String) -> Bytes?, _ count: (Bytes) -> Int
  ) throws -> Bytes {
    try parsed(maxScalars: (maxBytes + 2) / 3 * 4, expected: "base64") { text in
      guard let bytes = decode(text) else { return nil }
      guard count(bytes) <= maxBytes else { throw fault(.tooLong, expected: "\(maxBytes)") }
      return bytes
    }
  }
}
