internal import COpenSSL

extension P256PrivateKey {
  /// The key as PKCS#8 DER in the clear (RFC 5958): what WebCrypto's `exportKey("pkcs8")` gives, to be encrypted at once.
  ///
  /// - Throws: `backend` if OpenSSL cannot write it.
  public func pkcs8() throws(CryptographyError) -> SecretBytes {
    let encoded = withHandle { key -> SecretBytes? in
      guard let info = EVP_PKEY2PKCS8(key) else { return nil }
      defer { PKCS8_PRIV_KEY_INFO_free(info) }
      let length = i2d_PKCS8_PRIV_KEY_INFO(info, nil)
      guard length > 0 else { return nil }
      let bytes = SecretBytes(count: Int(length))
      // Written straight into memory that is wiped: OpenSSL's own buffer would not be.
      let written = bytes.withUnsafeMutableBytes { buffer in
        var target = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        return i2d_PKCS8_PRIV_KEY_INFO(info, &target)
      }
      return written == length ? bytes : nil
    }
    guard let encoded else { throw .draining(.backend, "key not encoded") }
    return encoded
  }

  /// Reads PKCS#8 DER in the clear, and nothing after it.
  ///
  /// - Throws: `malformedKey` for other bytes, `unsupportedKey` if the key is not on P-256.
  public convenience init(pkcs8: SecretBytes) throws(CryptographyError) {
    let key = pkcs8.withUnsafeBytes { bytes -> OpaquePointer? in
      var cursor = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let start = cursor
      guard let info = d2i_PKCS8_PRIV_KEY_INFO(nil, &cursor, bytes.count) else { return nil }
      defer { PKCS8_PRIV_KEY_INFO_free(info) }
      guard let start, let cursor, cursor - start == bytes.count else { return nil }
      return EVP_PKCS82PKEY(info)
    }
    guard let key else { throw .draining(.malformedKey, "not PKCS#8") }
    try self.init(checking: KeyHandle(owning: key))
  }
}
