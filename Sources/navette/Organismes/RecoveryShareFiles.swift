import Authority

/// The files of two shares, and the passphrases of who holds them.
enum RecoveryShareFiles {
  static let passphraseFile = Option(
    "share-passphrase-file", "FILE", .path,
    "Read a share's passphrase from this file instead of asking its holder. Give two, in the order of the shares.",
    isRepeated: true)

  /// Where each holder's passphrase comes from.
  struct Passphrases: Sendable {
    /// None, or one a share.
    let files: [FilePath]

    /// - Throws: ``CommandError`` of usage for one file alone: the other holder would be asked, or thought to be.
    init(_ values: Values) throws {
      files = try values.all(passphraseFile)
      guard files.isEmpty || files.count == 2 else {
        throw CommandError.usage("--share-passphrase-file is given twice, in the order of the shares, or not at all")
      }
    }

    func source(of place: Int, _ console: Console) -> PassphraseSource {
      PassphraseSource(file: files.isEmpty ? nil : files[place - 1], console: console)
    }
  }

  /// Puts two shares together: the key lives in memory that is wiped.
  /// - Throws: ``CommandError``: `invalidContent` for a file that is no share, or shares that do not go together;
  ///   `configuration` for a file that others can read, or a passphrase that does not open its share.
  static func combine(
    _ files: (first: FilePath, second: FilePath), _ passphrases: Passphrases, _ console: Console
  ) throws -> RecoveryKey {
    let first = try share(files.first, passphrases.source(of: 1, console))
    let second = try share(files.second, passphrases.source(of: 2, console))
    do {
      return try RecoveryKey(combining: first, second)
    } catch {
      throw CommandError(
        .invalidContent, "these two shares do not go together: \(error.description)",
        hint: "It takes share 1 and share 2 of the same splitting.")
    }
  }

  private static func share(_ file: FilePath, _ passphrase: PassphraseSource) throws -> RecoveryShare {
    let (text, name) = (try BoundedFile.secret(file), SafeText.line(file.name))
    let protected: ProtectedShare
    do {
      guard ProtectedShare.isAnnounced(by: text) else { return try RecoveryShare(text: text) }
      protected = try ProtectedShare(text: text)
    } catch {
      throw CommandError(.invalidContent, "`\(name)` is not a share of a recovery key: \(error.description)")
    }
    let secret = try passphrase.existing(for: "part \(protected.number), \(name)").composed()
    do {
      return try protected.open(under: secret)
    } catch {
      throw CommandError(.configuration, "`\(name)`: this passphrase does not open it")
    }
  }
}
