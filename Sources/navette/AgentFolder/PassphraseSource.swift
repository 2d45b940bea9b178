import Cryptography

/// Where the passphrase of private keys comes from: a file, or the terminal.
struct PassphraseSource: Sendable {
  let file: FilePath?
  let console: Console

  /// The passphrase of existing keys, asked once.
  func existing(for what: String) throws -> SecretBytes {
    if let file { return try read(file) }
    return try console.secret("Phrase de passe (\(what)) : ")
  }

  /// A new passphrase, typed twice.
  func new(for what: String) throws -> SecretBytes {
    if let file { return try checked(try read(file)) }
    let first = try checked(try console.secret("Nouvelle phrase de passe (\(what)) : "))
    let second = try console.secret("Encore une fois : ")
    guard first.isEqual(to: second) else { throw CommandError(.configuration, "the two passphrases differ") }
    return first
  }

  private func checked(_ passphrase: SecretBytes) throws -> SecretBytes {
    guard passphrase.count >= 12 else {
      throw CommandError(.configuration, "a passphrase has at least 12 bytes", hint: "Six random words are good.")
    }
    return passphrase
  }

  /// The file's first line: editors end files with a line feed.
  private func read(_ file: FilePath) throws -> SecretBytes {
    let whole = try BoundedFile.secret(file, maximum: PassphrasePrompt.maximum + 2)
    let line = whole.withUnsafeBytes { bytes in
      let end = bytes.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      return SecretBytes(copying: UnsafeRawBufferPointer(rebasing: bytes[..<end]))
    }
    guard line.count > 0 else { throw CommandError(.configuration, "the passphrase file is empty") }
    return line
  }
}
