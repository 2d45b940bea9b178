import Cryptography
import Gateway

/// `KEYS/coffres.key`: the server's own key around the private keys that agents leave in its keeping, 32 raw bytes.
enum CoffreKeyFile {
  private static let byteCount = 32

  /// Makes the key.
  static func make(_ file: FilePath) throws {
    try PrivateFile.create(file, SecretBytes.random(count: byteCount))
  }

  /// Reads the key.
  /// - Throws: ``CommandError``: `configuration` when the file is missing, is not such a key, or others can read it. None
  ///   is made in its place: it would open nothing of what is kept.
  static func custody(_ file: FilePath) throws -> CoffreCustody {
    guard BoundedFile.exists(file) else {
      throw CommandError(
        .configuration, "\(file.name) is missing, and agents' wrapped keys are kept under it: nothing was changed",
        hint: "Put it back from where KEYS is saved. If it is lost, so are those copies of keys: a new one, "
          + "32 random bytes with mode 0600, lets the gateway start, and each agent makes or deposits a key again.")
    }
    do {
      return try CoffreCustody(key: try BoundedFile.secret(file, maximum: byteCount))
    } catch let error as CryptographyError {
      throw CommandError(.configuration, "\(file.name): \(error.code.rawValue)")
    }
  }
}
