import Authority

/// The files of two shares.
enum RecoveryShareFiles {
  /// Puts two shares together: the key lives in memory that is wiped.
  /// - Throws: ``CommandError``: `invalidContent` for a file that is no share, or shares that do not go together;
  ///   `configuration` for a file that others can read.
  static func combine(_ first: FilePath, _ second: FilePath) throws -> RecoveryKey {
    let shares = (try share(first), try share(second))
    do {
      return try RecoveryKey(combining: shares.0, shares.1)
    } catch {
      throw CommandError(
        .invalidContent, "these two shares do not go together: \(error.description)",
        hint: "It takes share 1 and share 2 of the same splitting.")
    }
  }

  private static func share(_ file: FilePath) throws -> RecoveryShare {
    let text = try BoundedFile.secret(file)
    do {
      return try RecoveryShare(text: text)
    } catch {
      throw CommandError(
        .invalidContent, "`\(SafeText.line(file.name))` is not a share of a recovery key: \(error.description)")
    }
  }
}
