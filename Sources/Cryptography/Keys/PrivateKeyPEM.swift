internal import COpenSSL

/// PKCS#8 in PEM (RFC 7468, RFC 5958), in the clear or under a passphrase (PBES2: PBKDF2-HMAC-SHA-256, AES-256-CBC).
enum PrivateKeyPEM {
  /// A key file is a few hundred bytes; more is not one.
  private static let sizeLimit = 64 * 1024
  /// RFC 7468, section 11.
  static let encryptedLabel = "ENCRYPTED PRIVATE KEY"

  static func decode(_ pem: UnsafeRawBufferPointer, passphrase: SecretBytes?) throws(CryptographyError) -> KeyHandle {
    guard pem.count <= sizeLimit, let bio = BIO_new_mem_buf(pem.baseAddress, Int32(pem.count)) else {
      throw CryptographyError(.malformedKey, "not a key file")
    }
    defer { BIO_free(bio) }
    ERR_clear_error()
    let key =
      if let passphrase {
        passphrase.withUnsafeBytes { bytes in
          navette_read_private_key_pem(bio, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), Int32(bytes.count))
        }
      } else {
        navette_read_private_key_pem(bio, nil, 0)
      }
    guard let key else {
      let isEncrypted = isEncryptedPEM(pem)
      switch (isEncrypted, passphrase) {
      case (true, nil): throw .draining(.passphraseNeeded)
      case (true, _?): throw .draining(.wrongPassphrase)
      case (false, _): throw .draining(.malformedKey)
      }
    }
    return KeyHandle(owning: key)
  }

  static func encode(_ key: KeyHandle, passphrase: SecretBytes?) throws(CryptographyError) -> SecretBytes {
    guard let bio = BIO_new(BIO_s_mem()) else { throw .draining(.backend) }
    defer { BIO_free(bio) }  // wipes its buffer
    let isWritten = key.withHandle { handle -> Bool in
      guard let info = EVP_PKEY2PKCS8(handle) else { return false }
      defer { PKCS8_PRIV_KEY_INFO_free(info) }
      guard let passphrase else { return PEM_write_bio_PKCS8_PRIV_KEY_INFO(bio, info) == 1 }
      guard let envelope = encrypt(info, passphrase) else { return false }
      defer { X509_SIG_free(envelope) }
      return PEM_write_bio_PKCS8(bio, envelope) == 1
    }
    var data: UnsafeMutablePointer<CChar>?
    let count = navette_bio_mem_data(bio, &data)
    guard isWritten, count > 0, let data else { throw .draining(.backend, "key not encoded") }
    return SecretBytes(copying: UnsafeRawBufferPointer(start: data, count: count))
  }

  private static func encrypt(_ info: OpaquePointer, _ passphrase: SecretBytes) -> OpaquePointer? {
    var salt = SecureRandom.bytes(16)
    guard
      let algorithm = PKCS5_pbe2_set_iv(
        EVP_aes_256_cbc(), Int32(PBKDF2Iterations.usual.count), &salt, Int32(salt.count), nil, NID_hmacWithSHA256)
    else { return nil }
    let envelope = passphrase.withUnsafeBytes { bytes in
      PKCS8_set0_pbe(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), info, algorithm)
    }
    if envelope == nil { X509_ALGOR_free(algorithm) }
    return envelope
  }

  private static func isEncryptedPEM(_ pem: UnsafeRawBufferPointer) -> Bool {
    let text = String(decoding: pem.prefix(256), as: UTF8.self)
    return text.contains("BEGIN \(encryptedLabel)") || text.contains("Proc-Type: 4,ENCRYPTED")
  }
}
