internal import COpenSSL

/// AES-256-GCM (NIST SP 800-38D) with a 12-byte IV and a 16-byte tag, and no other size.
///
/// An IV MUST NOT serve twice under one key.
public enum AESGCM {
  /// The length of a key in bytes.
  public static let keyByteCount = 32
  /// The length of an IV in bytes.
  public static let ivByteCount = 12
  /// The length of a tag in bytes.
  public static let tagByteCount = 16

  /// What encryption gives: as many bytes as the clear text, and the tag that authenticates them.
  public struct Sealed: Sendable, Equatable {
    /// As many bytes as the clear text.
    public let ciphertext: [UInt8]
    /// 16 bytes.
    public let tag: [UInt8]
  }

  /// Encrypts and authenticates.
  ///
  /// - Throws: `wrongLength` if the key is not 32 bytes or the IV not 12.
  public static func seal(
    _ plaintext: SecretBytes, key: SecretBytes, iv: [UInt8], authenticating aad: [UInt8] = []
  ) throws(CryptographyError) -> Sealed {
    try check(key: key, iv: iv, length: plaintext.count, aad: aad)
    guard let context = EVP_CIPHER_CTX_new() else { throw .draining(.backend) }
    defer { EVP_CIPHER_CTX_free(context) }
    var tag = [UInt8](repeating: 0, count: tagByteCount)
    var isDone = false
    let ciphertext = [UInt8](unsafeUninitializedCapacity: plaintext.count) { output, initialized in
      isDone = key.withUnsafeBytes { key in
        plaintext.withUnsafeBytes { input in
          var length: Int32 = 0
          var tail: UInt8 = 0
          guard EVP_EncryptInit_ex2(context, Fetched.aes256gcm, bytes(key), iv, nil) == 1 else { return false }
          guard aad.isEmpty || EVP_EncryptUpdate(context, nil, &length, aad, Int32(aad.count)) == 1 else {
            return false
          }
          if !input.isEmpty {
            guard EVP_EncryptUpdate(context, output.baseAddress, &length, bytes(input), Int32(input.count)) == 1,
              Int(length) == input.count
            else { return false }
          }
          return EVP_EncryptFinal_ex(context, &tail, &length) == 1
            && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tagByteCount), &tag) == 1
        }
      }
      initialized = isDone ? plaintext.count : 0
    }
    guard isDone else { throw .draining(.cipherFailure) }
    return Sealed(ciphertext: ciphertext, tag: tag)
  }

  /// Decrypts, and returns the clear text only if the tag authenticates it.
  ///
  /// - Throws: `wrongLength` if the key, IV or tag has another length than this type's; `authenticationFailed` if
  ///   anything was altered. OpenSSL itself accepts tags of 4 bytes, hence the check here.
  public static func open(
    _ ciphertext: [UInt8], tag: [UInt8], key: SecretBytes, iv: [UInt8], authenticating aad: [UInt8] = []
  ) throws(CryptographyError) -> SecretBytes {
    try check(key: key, iv: iv, length: ciphertext.count, aad: aad)
    guard tag.count == tagByteCount else { throw CryptographyError(.wrongLength, "tag") }
    guard let context = EVP_CIPHER_CTX_new() else { throw .draining(.backend) }
    defer { EVP_CIPHER_CTX_free(context) }
    var tag = tag
    let plaintext = SecretBytes(count: ciphertext.count)
    let isPrepared = key.withUnsafeBytes { key in
      var length: Int32 = 0
      return EVP_DecryptInit_ex2(context, Fetched.aes256gcm, bytes(key), iv, nil) == 1
        && (aad.isEmpty || EVP_DecryptUpdate(context, nil, &length, aad, Int32(aad.count)) == 1)
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tagByteCount), &tag) == 1
    }
    guard isPrepared else { throw .draining(.cipherFailure) }
    let isAuthentic = plaintext.withUnsafeMutableBytes { output in
      var length: Int32 = 0
      var tail: UInt8 = 0
      if !ciphertext.isEmpty {
        let target = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard EVP_DecryptUpdate(context, target, &length, ciphertext, Int32(ciphertext.count)) == 1 else {
          return false
        }
      }
      return EVP_DecryptFinal_ex(context, &tail, &length) == 1
    }
    guard isAuthentic else { throw .draining(.authenticationFailed) }
    return plaintext
  }

  private static func check(key: SecretBytes, iv: [UInt8], length: Int, aad: [UInt8]) throws(CryptographyError) {
    guard key.count == keyByteCount else { throw CryptographyError(.wrongLength, "key") }
    guard iv.count == ivByteCount else { throw CryptographyError(.wrongLength, "iv") }
    // EVP counts in 32-bit integers.
    guard length <= Int(Int32.max), aad.count <= Int(Int32.max) else { throw CryptographyError(.wrongLength, "text") }
  }

  private static func bytes(_ buffer: UnsafeRawBufferPointer) -> UnsafePointer<UInt8>? {
    buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
  }
}
