import Cryptography

/// The wrapping of a content key for a recipient: ephemeral-static ECDH, X9.63 KDF, AES-256 key wrap (RFC 5753).
enum KeyAgreement {
  /// ECC-CMS-SharedInfo (RFC 5753, 7.2): the wrap algorithm, no ukm, and the KEK's 256 bits.
  private static let sharedInfo = DERWriter.sequence([
    CMS.algorithm(CMS.aes256Wrap), .explicit(2, .octetString([0, 0, 1, 0])),
  ]).bytes()

  /// Wraps `key` for each recipient under one new ephemeral key.
  ///
  /// Sharing it is sound: each recipient's KEK depends on a secret that only they and the sealer can compute, and costs
  /// one key generation instead of one for each.
  static func wrap(_ key: SecretBytes, for recipients: [RecipientCertificate]) throws(SealingError) -> [WrappedKey] {
    let ephemeral = try SealingError.computing { () throws(CryptographyError) in try P256PrivateKey.generate() }
    let secrets = try SealingError.computing { () throws(CryptographyError) in
      try ephemeral.sharedSecrets(with: recipients.map(\.certificate.publicKey))
    }
    var rows: [WrappedKey] = []
    rows.reserveCapacity(recipients.count)
    for (recipient, secret) in zip(recipients, secrets) {
      let wrapped = try SealingError.computing { () throws(CryptographyError) in
        try AESKeyWrap.wrap(key, under: kek(secret))
      }
      rows.append(try WrappedKey(recipient: recipient.keyID, ephemeral: ephemeral.publicKey, wrapped: wrapped))
    }
    return rows
  }

  /// Unwraps a row with its recipient's private key.
  ///
  /// - Throws: `altered` if the row was changed or made for another key.
  static func unwrap(_ row: WrappedKey, with key: P256PrivateKey) throws(SealingError) -> SecretBytes {
    do {
      let secret = try key.sharedSecret(with: try P256PublicKey(uncompressedPoint: row.ephemeralPoint))
      return try AESKeyWrap.unwrap(row.wrapped, under: kek(secret))
    } catch {
      throw SealingError(.altered, error.description)
    }
  }

  private static func kek(_ secret: SecretBytes) -> SecretBytes {
    X963KDF.derive(secret, sharedInfo: sharedInfo, count: 32)
  }
}
