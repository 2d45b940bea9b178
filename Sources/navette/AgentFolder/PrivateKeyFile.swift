import Cryptography

/// Reads an agent's private key, asking for the passphrase only if there is one.
enum PrivateKeyFile {
  /// - Throws: ``CommandError`` with `configuration`: readable by others, malformed, wrong passphrase; `notFound`.
  static func p256(_ file: FilePath, passphrase: PassphraseSource) throws -> P256PrivateKey {
    let pem = try BoundedFile.secret(file)
    do {
      return try P256PrivateKey(pem: pem)
    } catch {
      guard error.code == .passphraseNeeded else {
        throw CommandError(.configuration, "\(file.name): \(error.code.rawValue)")
      }
    }
    let secret = try passphrase.existing(for: file.name)
    do {
      return try P256PrivateKey(pem: pem, passphrase: secret)
    } catch {
      throw CommandError(.configuration, "\(file.name): \(error.code.rawValue)")
    }
  }
}
