extension IPAddress {
  /// Parses `1.2.3.4`, `1.2.3.0/24`, `::1`, `ff00::/8`.
  ///
  /// No leading zero in IPv4 numbers or prefixes, at most four hexadecimal digits a group, no zone, no IPv4 inside IPv6.
  ///
  /// - Throws: `CedarError` (`invalidExtensionValue`).
  public init(_ text: String) throws(CedarError) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count <= 2, let address = parts.first else { throw Self.malformed }
    if let bits = Self.v4(address) {
      guard let prefix = parts.count == 1 ? 32 : Self.prefix(parts[1], digits: 2, limit: 32) else {
        throw Self.malformed
      }
      self.init(isV4: true, bits: UInt128(bits), prefix: prefix)
    } else if let bits = Self.v6(address) {
      guard let prefix = parts.count == 1 ? 128 : Self.prefix(parts[1], digits: 3, limit: 128) else {
        throw Self.malformed
      }
      self.init(isV4: false, bits: bits, prefix: prefix)
    } else {
      throw Self.malformed
    }
  }

  private static let malformed = CedarError(.invalidExtensionValue, "the text is not an IP address or range")

  private static func decimal(_ text: Substring.UTF8View, digits: Int, limit: Int) -> Int? {
    guard !text.isEmpty, text.count <= digits, text.allSatisfy(Identifier.isDigit) else { return nil }
    guard text.first != UInt8(ascii: "0") || text.count == 1 else { return nil }
    guard let value = ByteScanner.integer(text, negative: false), value <= limit else { return nil }
    return Int(value)
  }

  private static func prefix(_ text: Substring.UTF8View, digits: Int, limit: Int) -> Int? {
    decimal(text, digits: digits, limit: limit)
  }

  private static func v4(_ text: Substring.UTF8View) -> UInt32? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bits: UInt32 = 0
    for part in parts {
      guard let number = decimal(part, digits: 3, limit: 255) else { return nil }
      bits = bits << 8 | UInt32(number)
    }
    return bits
  }

  private static func v6(_ text: Substring.UTF8View) -> UInt128? {
    let bytes = Array(text)
    let colon = UInt8(ascii: ":")
    let gaps = bytes.indices.dropLast().filter { bytes[$0] == colon && bytes[$0 + 1] == colon }
    let head: ArraySlice<UInt8>
    let tail: ArraySlice<UInt8>?
    switch gaps.count {
    case 0: (head, tail) = (bytes[...], nil)
    case 1: (head, tail) = (bytes[..<gaps[0]], bytes[(gaps[0] + 2)...])
    default: return nil
    }
    guard let front = groups(head), let back = groups(tail ?? []) else { return nil }
    let count = front.count + back.count
    guard tail == nil ? count == 8 : count < 8 else { return nil }
    let all = front + Array(repeating: 0, count: 8 - count) + back
    return all.reduce(0) { $0 << 16 | UInt128($1) }
  }

  private static func groups(_ text: ArraySlice<UInt8>) -> [UInt16]? {
    guard !text.isEmpty else { return [] }
    var groups: [UInt16] = []
    for part in text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) {
      guard (1...4).contains(part.count) else { return nil }
      var value: UInt16 = 0
      for byte in part {
        guard let digit = hexadecimalDigit(byte) else { return nil }
        value = value << 4 | UInt16(digit)
      }
      groups.append(value)
    }
    return groups.count <= 8 ? groups : nil
  }
}

/// The value of an ASCII hexadecimal digit.
func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
