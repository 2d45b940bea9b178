internal import COpenSSL

/// AES-256 key wrap (RFC 3394) of symmetric keys of 16, 24 or 32 bytes.
///
/// Lengths are checked here before OpenSSL sees a byte: releases before 3.0.22 overflow on some (CVE-2026-63072).
public enum AESKeyWrap {
  private static let keyLengths: Set<Int> = [16, 24, 32]
  private static let overhead = 8

  /// Wraps a key: 8 bytes more than the key.
  ///
  /// - Throws: `wrongLength` for a key of another length or a KEK that is not 32 bytes.
  public static func wrap(_ key: SecretBytes, under kek: SecretBytes) throws(CryptographyError) -> [UInt8] {
    guard keyLengths.contains(key.count) else { throw CryptographyError(.wrongLength, "key") }
    let context = try makeContext(kek, encrypting: 1)
    defer { EVP_CIPHER_CTX_free(context) }
    // One block of room more than EVP writes: it may align its output on blocks.
    var wrapped = [UInt8](repeating: 0, count: key.count + overhead + 8)
    var length: Int32 = 0
    let status = key.withUnsafeBytes { input in
      EVP_EncryptUpdate(
        context, &wrapped, &length, input.baseAddress?.assumingMemoryBound(to: UInt8.self), Int32(input.count))
    }
    guard status == 1, Int(length) == key.count + overhead else { throw .draining(.cipherFailure) }
    wrapped.removeLast(wrapped.count - Int(length))
    return wrapped
  }

  /// Unwraps a key of exactly `count` bytes.
  ///
  /// - Throws: `wrongLength` if the wrapped form does not have `count` + 8 bytes; `authenticationFailed` if it was
  ///   altered or wrapped under another KEK.
  public static func unwrap(
    _ wrapped: [UInt8], under kek: SecretBytes, count: Int = 32
  ) throws(CryptographyError) -> SecretBytes {
    guard keyLengths.contains(count), wrapped.count == count + overhead else {
      throw CryptographyError(.wrongLength, "wrapped key")
    }
    let context = try makeContext(kek, encrypting: 0)
    defer { EVP_CIPHER_CTX_free(context) }
    let room = SecretBytes(count: wrapped.count + 8)
    var length: Int32 = 0
    let status = room.withUnsafeMutableBytes { output in
      EVP_DecryptUpdate(
        context, output.baseAddress?.assumingMemoryBound(to: UInt8.self), &length, wrapped, Int32(wrapped.count))
    }
    guard status == 1, Int(length) == count else { throw .draining(.authenticationFailed) }
    return room.withUnsafeBytes { SecretBytes(copying: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }

  private static func makeContext(
    _ kek: SecretBytes, encrypting: Int32
  ) throws(CryptographyError) -> OpaquePointer {
    guard kek.count == 32 else { throw CryptographyError(.wrongLength, "kek") }
    guard let context = EVP_CIPHER_CTX_new() else { throw .draining(.backend) }
    EVP_CIPHER_CTX_set_flags(context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW)
    let status = kek.withUnsafeBytes { bytes in
      EVP_CipherInit_ex2(
        context, Fetched.aes256wrap, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), nil, encrypting, nil)
    }
    guard status == 1 else {
      EVP_CIPHER_CTX_free(context)
      throw .draining(.cipherFailure)
    }
    return context
  }
}
