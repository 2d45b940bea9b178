internal import COpenSSL

extension DistinguishedName {
  /// Reads an `X509_NAME`; nil when it cannot be encoded.
  init?(_ name: OpaquePointer) {
    guard let der = Encoded.bytes({ navette_name_encode(name, $0) }) else { return nil }
    self.init(
      der: der, commonName: Self.attribute(NID_commonName, of: name),
      organizationalUnit: Self.attribute(NID_organizationalUnitName, of: name))
  }

  /// The value of an attribute that is there exactly once and holds printable text.
  private static func attribute(_ nid: Int32, of name: OpaquePointer) -> String? {
    var utf8: UnsafeMutablePointer<UInt8>?
    var length: Int32 = 0
    let count = navette_name_attribute(name, nid, &utf8, &length)
    defer { navette_free(utf8) }
    guard count == 1, let utf8, length > 0 else { return nil }
    let bytes = UnsafeBufferPointer(start: utf8, count: Int(length))
    // A NUL once made "agent-1\0.attacker" pass for "agent-1": no control character is accepted.
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
