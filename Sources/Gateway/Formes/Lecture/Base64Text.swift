internal import Cryptography

/// Standard base64 with padding (RFC 4648, section 4), one text for each byte string.
enum Base64Text {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let invalid: UInt8 = 0xFF
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: invalid, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()
  private static let padding = UInt8(ascii: "=")

  static func encode(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { encode($0) } }

  static func encode(_ bytes: UnsafeRawBufferPointer) -> String {
    let length = (bytes.count + 2) / 3 * 4
    return String(unsafeUninitializedCapacity: length) { text in
      var place = 0
      for start in stride(from: 0, to: bytes.count, by: 3) {
        let count = min(3, bytes.count - start)
        let group = (0..<3).reduce(UInt32(0)) { $0 << 8 | ($1 < count ? UInt32(bytes[start + $1]) : 0) }
        for index in 0..<4 {
          text[place] = index <= count ? alphabet[Int(group >> UInt32(18 - 6 * index) & 0x3F)] : padding
          place += 1
        }
      }
      return length
    }
  }

  /// How many bytes a text stands for, if it is one.
  static func byteCount(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text.count % 4 == 0 else { return nil }
    let padded = text.suffix(2).reversed().prefix { $0 == padding }.count
    return text.count / 4 * 3 - padded
  }

  static func decode(_ text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { text in
      guard let count = byteCount(text) else { return nil }
      var isRead = false
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
        isRead = decode(text, into: UnsafeMutableRawBufferPointer(bytes))
        initialized = isRead ? count : 0
      }
      return isRead ? bytes : nil
    }
  }

  /// Decodes straight into memory that is wiped: nothing of the bytes stays elsewhere.
  static func decodeSecret(_ text: String) -> SecretBytes? {
    var text = text
    return text.withUTF8 { text in
      guard let count = byteCount(text) else { return nil }
      let secret = SecretBytes(count: count)
      return secret.withUnsafeMutableBytes { decode(text, into: $0) } ? secret : nil
    }
  }

  /// - Parameter bytes: exactly as many as ``byteCount(_:)`` says.
  private static func decode(_ text: UnsafeBufferPointer<UInt8>, into bytes: UnsafeMutableRawBufferPointer) -> Bool {
    values.withUnsafeBufferPointer { values in
      var place = 0
      var isValid = true
      for start in stride(from: 0, to: text.count, by: 4) {
        let count = min(3, bytes.count - place)
        var group: UInt32 = 0
        for index in 0..<4 {
          // Only what pads the last group stands for nothing.
          let value = index <= count ? values[Int(text[start + index])] : 0
          isValid = isValid && value != invalid
          group = group << 6 | UInt32(value)
        }
        for index in 0..<count { bytes[place + index] = UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * index)) }
        // Bits beyond the last byte would make two texts of one value.
        isValid = isValid && (count == 3 || group & (count == 2 ? 0xFF : 0xFFFF) == 0)
        place += count
      }
      return isValid
    }
  }
}
