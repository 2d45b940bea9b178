internal import Foundation
internal import JSON

extension JSONReader {
  /// Bytes as standard base64 with padding (RFC 4648, section 4), in the one text that the bytes have.
  /// - Parameter maxBytes: the most bytes accepted.
  func base64(maxBytes: Int) throws -> [UInt8] {
    try parsed(maxScalars: (maxBytes + 2) / 3 * 4, expected: "base64") { text in
      guard let bytes = Base64Text.decode(text) else { return nil }
      guard bytes.count <= maxBytes else { throw fault(.tooLong, expected: "\(maxBytes)") }
      return bytes
    }
  }

  /// Exactly `count` bytes as base64.
  func base64(bytes count: Int) throws -> [UInt8] {
    let bytes = try base64(maxBytes: count)
    guard bytes.count == count else { throw fault(.tooShort, expected: "\(count)") }
    return bytes
  }
}

/// Standard base64, one text for each byte string.
enum Base64Text {
  static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  static func decode(_ text: String) -> [UInt8]? {
    guard let data = Data(base64Encoded: text) else { return nil }
    let bytes = [UInt8](data)
    // Foundation accepts bits set beyond the last byte: two texts for one value. Only the one it writes is read.
    return encode(bytes).utf8.elementsEqual(text.utf8) ? bytes : nil
  }
}
