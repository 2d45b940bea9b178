internal import COpenSSL

/// A point of P-256 (SEC 2, secp256r1), checked to be on the curve.
public final class P256PublicKey: Sendable {
  /// The length of an uncompressed point in bytes.
  public static let pointByteCount = 65

  /// 04 ‖ X ‖ Y, 65 bytes.
  public let point: [UInt8]
  let handle: KeyHandle

  /// SubjectPublicKeyInfo up to the point (RFC 5480): id-ecPublicKey, prime256v1, a bit string of 66 bytes.
  private static let spkiPrefix: [UInt8] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce,
    0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
  ]

  /// Reads an uncompressed point.
  ///
  /// - Throws: `malformedKey` if it is not 65 bytes starting with 04, or not on the curve.
  public init(uncompressedPoint point: [UInt8]) throws(CryptographyError) {
    guard point.count == Self.pointByteCount, point[0] == 4 else {
      throw CryptographyError(.malformedKey, "not an uncompressed point")
    }
    guard let key = navette_p256_from_point(point, point.count) else {
      throw .draining(.malformedKey, "not a point of P-256")
    }
    self.point = point
    handle = KeyHandle(owning: key)
  }

  /// Reads a DER SubjectPublicKeyInfo: named curve, uncompressed point, nothing else.
  ///
  /// - Throws: `unsupportedKey` for another algorithm or form, `malformedKey` for a point off the curve.
  public convenience init(spki: [UInt8]) throws(CryptographyError) {
    guard spki.count == Self.spkiPrefix.count + Self.pointByteCount, spki.starts(with: Self.spkiPrefix) else {
      throw CryptographyError(.unsupportedKey, "not a P-256 key in its plain form")
    }
    try self.init(uncompressedPoint: Array(spki[Self.spkiPrefix.count...]))
  }

  /// Takes the public half of an OpenSSL key, which is left untouched.
  convenience init(from key: KeyHandle) throws(CryptographyError) {
    try self.init(uncompressedPoint: try key.p256Point())
  }

  /// DER SubjectPublicKeyInfo, 91 bytes.
  public var spki: [UInt8] { Self.spkiPrefix + point }

  /// SHA-1 of the point: method 1 of RFC 5280, 4.2.1.2, which every tool uses to name a key. Not a security claim.
  public var keyIdentifier: [UInt8] {
    var digest = [UInt8](repeating: 0, count: 20)
    var length: UInt32 = 0
    let status = EVP_Digest(point, point.count, &digest, &length, Fetched.sha1, nil)
    precondition(status == 1 && length == 20, "SHA-1 is in every OpenSSL")
    return digest
  }

  /// Whether `signature` (DER ECDSA-Sig-Value) signs SHA-256 of `message`.
  public func isValid(signature: [UInt8], for message: [UInt8]) -> Bool {
    isValid(signature: signature, for: SHA256.digest(message))
  }

  /// Whether `signature` (DER ECDSA-Sig-Value) signs a message of this digest.
  public func isValid(signature: [UInt8], for digest: Digest) -> Bool {
    handle.withHandle { key in
      guard let context = EVP_PKEY_CTX_new(key, nil) else { return false }
      defer { EVP_PKEY_CTX_free(context) }
      defer { ERR_clear_error() }
      guard EVP_PKEY_verify_init(context) == 1, EVP_PKEY_CTX_set_signature_md(context, Fetched.sha256) == 1 else {
        return false
      }
      return digest.withUnsafeBytes { bytes in
        EVP_PKEY_verify(
          context, signature, signature.count, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count) == 1
      }
    }
  }

  func withHandle<R, E: Error>(_ body: (OpaquePointer) throws(E) -> R) throws(E) -> R { try handle.withHandle(body) }
}

extension P256PublicKey: Hashable {
  /// Whether both are the same point.
  public static func == (left: P256PublicKey, right: P256PublicKey) -> Bool { left.point == right.point }
  /// Hashes the point.
  public func hash(into hasher: inout Hasher) { hasher.combine(point) }
}
