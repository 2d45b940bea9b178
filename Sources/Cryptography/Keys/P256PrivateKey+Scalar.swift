internal import COpenSSL

extension P256PrivateKey {
  /// The length of a scalar in bytes.
  public static let scalarByteCount = 32

  /// Makes the key of a scalar: 32 bytes, big-endian, between 1 and the curve's order less 1.
  ///
  /// - Throws: `malformedKey` for another length or a scalar out of range.
  public convenience init(scalar: SecretBytes) throws(CryptographyError) {
    guard scalar.count == Self.scalarByteCount else { throw CryptographyError(.malformedKey, "a scalar has 32 bytes") }
    // ECPrivateKey (RFC 5915) without the public key, which OpenSSL then computes.
    let structure = DERWriter.sequence([
      .integer(1), .secret(.octetString, [scalar]),
      .explicit(0, .objectIdentifier(ObjectIdentifier("1.2.840.10045.3.1.7"))),
    ]).secretBytes()
    ERR_clear_error()
    let key = structure.withUnsafeBytes { bytes in
      var start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
      return d2i_AutoPrivateKey(nil, &start, bytes.count)
    }
    guard let key else { throw .draining(.malformedKey, "scalar") }
    try self.init(checking: KeyHandle(owning: key))
  }

  /// The scalar: 32 bytes, big-endian.
  ///
  /// - Throws: `backend` if OpenSSL does not give it.
  public func scalar() throws(CryptographyError) -> SecretBytes {
    let scalar = SecretBytes(count: Self.scalarByteCount)
    let isRead = handle.withHandle { key in
      var number: OpaquePointer?
      guard EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_PRIV_KEY, &number) == 1 else { return false }
      defer { BN_clear_free(number) }
      return scalar.withUnsafeMutableBytes { bytes in
        BN_bn2binpad(number, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), Int32(bytes.count))
      } == Int32(Self.scalarByteCount)
    }
    guard isRead else { throw .draining(.backend, "scalar") }
    return scalar
  }
}
