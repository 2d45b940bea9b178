import Cryptography
import Gateway
import Store

/// `KEYS/coffres.key`: the server's own key around the private keys that agents leave in its keeping, 32 raw bytes.
enum CoffreKeyFile {
  private static let byteCount = 32

  /// Makes the key.
  static func make(_ file: FilePath) throws {
    try PrivateFile.create(file, SecretBytes.random(count: byteCount))
  }

  /// Reads the key. An installation older than coffres has none yet: it is made.
  /// - Parameter database: says whether something is wrapped under a key already; a new key would not open it.
  /// - Throws: ``CommandError``: `configuration` when the file is not such a key, others can read it, or it is missing
  ///   though keys are kept under it; nothing is made then.
  static func custody(_ file: FilePath, _ database: Database) throws -> CoffreCustody {
    if !BoundedFile.exists(file) {
      guard try database.read({ try $0.coffreHolders() }).isEmpty else {
        throw CommandError(
          .configuration, "\(file.name) is missing, and agents' wrapped keys are kept under it: nothing was changed",
          hint: "Put it back from where KEYS is saved. If it is lost, so are those copies of keys: a new one, "
            + "32 random bytes with mode 0600, lets the gateway start, and each agent makes or deposits a key again.")
      }
      try make(file)
    }
    do {
      return try CoffreCustody(key: try BoundedFile.secret(file, maximum: byteCount))
    } catch let error as CryptographyError {
      throw CommandError(.configuration, "\(file.name): \(error.code.rawValue)")
    }
  }
}
