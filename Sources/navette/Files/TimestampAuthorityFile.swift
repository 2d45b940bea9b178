import Cryptography

/// A file of root certificates, and intermediates if any, that timestamps are believed from.
enum TimestampAuthorityFile {
  /// - Throws: ``CommandError``: `notFound`, or `configuration` when it does not hold a root certificate.
  static func read(_ file: FilePath) throws -> TimestampAuthority {
    let bytes = try BoundedFile.read(file, maximum: 1 << 20)
    do {
      return try TimestampAuthority(pem: bytes)
    } catch {
      throw CommandError(
        .configuration, "\(file.name) does not hold the certificates of a timestamping authority: \(error)",
        hint: "It is PEM, with the root certificate that the authority publishes: see Certificates/timestamps.md.")
    }
  }
}
