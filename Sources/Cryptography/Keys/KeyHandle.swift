internal import COpenSSL

/// Owns one `EVP_PKEY`.
///
/// Certificates and TLS code of this module reach the pointer with ``withHandle(_:)``; whatever keeps it longer takes
/// its own reference (`EVP_PKEY_up_ref`), as OpenSSL's `set1` and `SSL_CTX_use_PrivateKey` functions do.
// Sendable: never changed after init; OpenSSL counts references atomically.
final class KeyHandle: @unchecked Sendable {
  private let pointer: OpaquePointer

  /// Takes over the caller's reference.
  init(owning pointer: OpaquePointer) { self.pointer = pointer }

  deinit { EVP_PKEY_free(pointer) }

  func withHandle<R, E: Error>(_ body: (OpaquePointer) throws(E) -> R) throws(E) -> R {
    defer { withExtendedLifetime(self) {} }
    return try body(pointer)
  }

  /// Whether the key is of the named type ("EC", "ED25519").
  func isA(_ type: String) -> Bool { EVP_PKEY_is_a(pointer, type) == 1 }

  /// The uncompressed point of a P-256 key, 04 ‖ X ‖ Y.
  ///
  /// - Throws: `unsupportedKey` for another algorithm, explicit curve parameters or a compressed point.
  func p256Point() throws(CryptographyError) -> [UInt8] {
    var point = [UInt8](repeating: 0, count: P256PublicKey.pointByteCount)
    guard navette_p256_point(pointer, &point) == 1 else { throw .draining(.unsupportedKey, "not a P-256 key") }
    return point
  }
}
