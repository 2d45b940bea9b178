import Cryptography
import JSON
import Sealing

/// An encryption key of the agent's folder, with the passphrase that protects its file.
struct HeldEncryptionKey {
  let key: P256PrivateKey
  /// Nil when the file is in the clear.
  let passphrase: SecretBytes?

  /// Opens a file.
  /// - Throws: ``CommandError`` with `configuration`: readable by others, malformed, wrong passphrase; `notFound`.
  init(_ file: FilePath, _ source: PassphraseSource) throws {
    let pem = try BoundedFile.secret(file)
    do {
      if let clear = try? P256PrivateKey(pem: pem) {
        (key, passphrase) = (clear, nil)
        return
      }
      let secret = try source.existing(for: file.name)
      (key, passphrase) = (try P256PrivateKey(pem: pem, passphrase: secret), secret)
    } catch let error as CryptographyError {
      throw CommandError(.configuration, "\(file.name): \(error.code.rawValue)")
    }
  }
}

/// The encryption key that the gateway has certified for the agent who asks.
struct KeyInForce {
  let id: RecipientKeyID
  let certificate: Certificate

  /// Reads `GET /api/moi`; nil while the agent has none.
  /// - Throws: ``CommandError`` with `untrusted` for an answer that does not hold together.
  init?(_ myself: Answer) throws {
    guard let key = myself.optional("chiffrement") else { return nil }
    certificate = try key.certificate("certificat")
    guard let id = RecipientKeyID(bytes: certificate.publicKey.keyIdentifier),
      try key.string("cle", maximum: 40).isSame(as: id.hex)
    else { throw key.fault("\(key.pointer)/cle is not the key of the certificate") }
    self.id = id
  }

  /// Checks that a key is this one, before a copy of it takes the place of what is kept.
  /// - Throws: ``CommandError`` with `conflict`.
  static func check(_ key: P256PublicKey, is inForce: KeyInForce?) throws {
    guard let inForce else {
      throw CommandError(
        .conflict, "the gateway has certified no encryption key for this agent yet",
        hint: "`navette agent rekey` has one.")
    }
    guard inForce.certificate.publicKey == key else {
      throw CommandError(
        .conflict,
        "encryption.key is not the key in force, which is \(inForce.id.hex): it was replaced from another workstation, "
          + "or in a browser; nothing was deposited",
        hint: "Left with the gateway, it would take the place of a key that is nowhere else.")
    }
  }
}
