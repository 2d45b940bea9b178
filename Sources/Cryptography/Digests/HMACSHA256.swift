internal import COpenSSL

/// HMAC-SHA-256 (RFC 2104).
public enum HMACSHA256 {
  /// The authentication code of `bytes` under `key`, which may have any length.
  public static func authenticate(_ bytes: [UInt8], key: SecretBytes) -> Digest {
    bytes.withUnsafeBytes { authenticate($0, key: key) }
  }

  /// The authentication code of `bytes` under `key`.
  public static func authenticate(_ bytes: UnsafeRawBufferPointer, key: SecretBytes) -> Digest {
    var digest = Digest()
    var length: UInt32 = 0
    let isDone = key.withUnsafeBytes { key in
      digest.withUnsafeMutableBytes { output in
        // A null key with a length of zero means "the previous key" to OpenSSL: an empty key still has an address here.
        HMAC(
          Fetched.sha256, key.baseAddress, Int32(key.count), bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
          bytes.count, output.baseAddress?.assumingMemoryBound(to: UInt8.self), &length) != nil
      }
    }
    precondition(isDone && length == 32, "HMAC-SHA-256 is in every OpenSSL")
    return digest
  }

  /// Whether `code` authenticates `bytes`, compared in constant time.
  public static func isValid(_ code: Digest, for bytes: [UInt8], key: SecretBytes) -> Bool {
    let expected = authenticate(bytes, key: key)
    return expected.withUnsafeBytes { e in
      code.withUnsafeBytes { c in CRYPTO_memcmp(e.baseAddress, c.baseAddress, Digest.byteCount) == 0 }
    }
  }
}
