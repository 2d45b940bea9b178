internal import COpenSSL

/// A PKCS#12 file (RFC 7292): a private key with its certificates, as browsers import them.
///
/// Key and certificates under PBES2 (PBKDF2-HMAC-SHA-256, AES-256-CBC), the whole under an HMAC-SHA-256: what Firefox,
/// Chromium's `pk12util` and openssl 3 read without their legacy algorithms. The three derivations have the same number of
/// rounds, since the cheapest of them is the one that would be guessed through.
public enum PKCS12 {
  /// Makes a file.
  /// - Parameters:
  ///   - key: the private key.
  ///   - chain: its certificate, then the authorities above it.
  ///   - name: what the browser's list shows: ASCII, never a person's name.
  ///   - passphrase: of the file, in ASCII, since readers do not agree on any other encoding.
  /// - Throws: `malformedCertificate` if there is no certificate or the first is not the key's, `wrongLength` for a
  ///   passphrase or a name that is empty or not ASCII, `backend` if OpenSSL fails.
  public static func make(
    key: P256PrivateKey, chain: [Certificate], name: String, passphrase: SecretBytes,
    iterations: PBKDF2Iterations = .usual
  ) throws(CryptographyError) -> [UInt8] {
    guard let leaf = chain.first, leaf.publicKey == key.publicKey else {
      throw CryptographyError(.malformedCertificate, "not the certificate of the key")
    }
    guard !name.isEmpty, name.utf8.allSatisfy(isPrintable), let text = terminated(passphrase) else {
      throw CryptographyError(.wrongLength, "name or passphrase")
    }
    guard let authorities = navette_x509_stack_new() else { throw .draining(.backend) }
    defer { navette_x509_stack_free(authorities) }
    for authority in chain.dropFirst() {
      guard authority.withHandle({ navette_x509_stack_push(authorities, $0) }) == 1 else { throw .draining(.backend) }
    }
    let rounds = Int32(iterations.count)
    let made = key.withHandle { key in
      leaf.withHandle { leaf in
        text.withUnsafeBytes { text -> OpaquePointer? in
          let passphrase = text.baseAddress?.assumingMemoryBound(to: CChar.self)
          // -1: no MAC yet. OpenSSL's own choice of digest changed between versions, so it is named here.
          guard
            let file = PKCS12_create(
              passphrase, name, key, leaf, authorities, NID_aes_256_cbc, NID_aes_256_cbc, rounds, -1, 0)
          else { return nil }
          guard PKCS12_set_mac(file, passphrase, -1, nil, 16, rounds, Fetched.sha256) == 1 else {
            PKCS12_free(file)
            return nil
          }
          return file
        }
      }
    }
    guard let made else { throw .draining(.backend, "file not made") }
    defer { PKCS12_free(made) }
    return try encode(made)
  }

  private static func encode(_ file: OpaquePointer) throws(CryptographyError) -> [UInt8] {
    let length = Int(i2d_PKCS12(file, nil))
    guard length > 0 else { throw .draining(.backend, "file not written") }
    return [UInt8](unsafeUninitializedCapacity: length) { buffer, initialized in
      var cursor = buffer.baseAddress
      initialized = Int(max(0, i2d_PKCS12(file, &cursor)))
    }
  }

  /// The passphrase as a C string, if it is one that every reader understands alike.
  private static func terminated(_ passphrase: SecretBytes) -> SecretBytes? {
    guard passphrase.count > 0, passphrase.withUnsafeBytes({ $0.allSatisfy(isPrintable) }) else { return nil }
    let text = SecretBytes(count: passphrase.count + 1)
    text.withUnsafeMutableBytes { target in passphrase.withUnsafeBytes { target.copyMemory(from: $0) } }
    return text
  }

  private static func isPrintable(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) }
}
