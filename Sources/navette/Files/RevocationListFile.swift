import Cryptography

/// A revocation list in a PEM file.
enum RevocationListFile {
  /// The one list of a file.
  /// - Throws: ``CommandError``: `notFound`, or `configuration` for what is not a list.
  static func read(_ file: FilePath) throws -> CertificateRevocationList {
    do {
      return try CertificateRevocationList(pem: try BoundedFile.read(file, maximum: 4 << 20))
    } catch let error as CryptographyError {
      throw CommandError(.configuration, "\(file.name): \(error.code.rawValue)")
    }
  }
}
