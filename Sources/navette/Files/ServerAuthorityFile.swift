import Cryptography

/// A PEM file with the root certificate of a server that we talk to, and authorities below it.
enum ServerAuthorityFile {
  /// What a client of that server believes; it shows nothing of its own.
  /// - Throws: ``CommandError`` with `configuration` or `notFound`.
  static func context(_ file: FilePath) throws -> TLSContext {
    do {
      let certificates = try Certificate.bundle(pem: try BoundedFile.read(file, maximum: 1 << 20))
      let servers = try TrustStore(
        anchors: certificates.filter { $0.subject == $0.issuer },
        intermediates: certificates.filter { $0.subject != $0.issuer })
      return try TLSContext.client(identity: nil, servers: servers)
    } catch let error as CryptographyError {
      throw CommandError(.configuration, "\(file.name) cannot authenticate a server: \(error.code.rawValue)")
    }
  }
}
