/// The rules of a certificate's serial number (RFC 5280 4.1.2.2): a positive integer of at most 20 bytes.
enum SerialNumber {
  static func isWellFormed(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, first != 0 else { return false }
    // 20 bytes is the size of the encoded integer, whose sign bit costs a byte when the first one is set.
    return bytes.count + (first >= 0x80 ? 1 : 0) <= 20
  }

  /// 16 random bytes, in the form above: 127 bits, so that two never meet and none can be guessed.
  static func random() -> [UInt8] {
    var bytes = SecureRandom.bytes(16)
    bytes[0] = bytes[0] & 0x7F | 0x40
    return bytes
  }
}
