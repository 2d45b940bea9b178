import Cryptography
import Sealing

/// An agent's folder: the two keys, their certificates, the root, the gateway's address, the receipts.
///
/// Nothing is read before it is needed: listing an inbox does not ask for the encryption key.
struct AgentFolder: Sendable {
  /// The greatest size of a certificate file.
  static let certificateLimit = 65_536

  let path: FilePath

  var configurationFile: FilePath { path.appending("agent.json") }
  var rootFile: FilePath { path.appending("ca.crt") }
  var tlsKeyFile: FilePath { path.appending("tls.key") }
  var tlsCertificateFile: FilePath { path.appending("tls.crt") }
  var encryptionKeyFile: FilePath { path.appending("encryption.key") }
  var encryptionCertificateFile: FilePath { path.appending("encryption.crt") }
  var tlsRequestFile: FilePath { path.appending("tls.csr") }
  var encryptionRequestFile: FilePath { path.appending("encryption.csr") }
  /// The key and the certificate of the connection, for a browser.
  var browserFile: FilePath { path.appending("tls.p12") }
  var receiptsFolder: FilePath { path.appending("recus") }

  /// - Throws: ``CommandError`` with `notFound` when there is no such folder.
  init(_ path: FilePath) throws {
    guard PrivateFolder.exists(path) else {
      throw CommandError(
        .notFound, "the agent's folder `\(SafeText.line(path.description))` does not exist",
        hint: "`navette agent request DIR` makes one.")
    }
    self.path = path
  }

  func configuration() throws -> AgentConfiguration {
    try AgentConfiguration(parsing: try BoundedFile.read(configurationFile, maximum: 8192))
  }

  /// The root that everything is judged by.
  func root() throws -> Certificate {
    let certificates = try bundle(rootFile)
    guard let root = certificates.first, root.isCA, root.subject == root.issuer else {
      throw CommandError(.configuration, "ca.crt does not begin with a root certificate")
    }
    return root
  }

  /// The certificate for the connection, then the authorities that were delivered with it.
  func tlsChain() throws -> [Certificate] {
    let chain = try bundle(tlsCertificateFile)
    guard let leaf = chain.first, !leaf.isCA else {
      throw CommandError(.configuration, "tls.crt does not begin with the agent's certificate")
    }
    return chain
  }

  func encryptionCertificate() throws -> Certificate {
    guard let certificate = try bundle(encryptionCertificateFile).first, !certificate.isCA else {
      throw CommandError(.configuration, "encryption.crt does not begin with the agent's certificate")
    }
    return certificate
  }

  /// Every certificate of a PEM file.
  func bundle(_ file: FilePath) throws -> [Certificate] {
    let bytes = try BoundedFile.read(file, maximum: Self.certificateLimit)
    do {
      return try Certificate.bundle(pem: bytes)
    } catch {
      throw CommandError(.configuration, "\(file.name): \(error.code.rawValue)")
    }
  }
}
