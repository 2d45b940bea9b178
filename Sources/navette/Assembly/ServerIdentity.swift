import Authority
import Cryptography
import Journal

/// What the server is: its keys, its certificates, whom it believes. Read once at start, and again on SIGHUP.
struct ServerIdentity: Sendable {
  let tls: TLSIdentity
  let seal: (key: P256PrivateKey, certificate: Certificate)
  let issuing: CertificateAuthority
  let signer: LogSigner
  let root: Certificate
  let rootList: CertificateRevocationList

  /// - Throws: ``CommandError``: `configuration` for a key or certificate that is wrong, `notFound` when one is missing.
  init(_ folders: ServerFolders, origin: String) throws {
    func key(_ file: FilePath) throws -> P256PrivateKey {
      do {
        return try P256PrivateKey(pem: try BoundedFile.secret(file))
      } catch let error as CryptographyError {
        throw CommandError(.configuration, "\(file.name): \(error.code.rawValue)")
      }
    }
    root = try AgentDelivery.root(in: folders.rootCertificate)
    let authority = try PEMFile.certificate(folders.issuingCertificate)
    do {
      issuing = try CertificateAuthority(certificate: authority, key: try key(folders.issuingKey))
      tls = try TLSIdentity(
        chain: [try PEMFile.certificate(folders.gatewayCertificate), authority], key: try key(folders.gatewayKey))
      seal = (try key(folders.sealKey), try PEMFile.certificate(folders.sealCertificate))
      signer = try LogSigner(
        origin: origin, privateKey: try Ed25519PrivateKey(pem: try BoundedFile.secret(folders.journalKey)))
      rootList = try RevocationListFile.read(folders.rootList)
      guard rootList.isSigned(by: root) else {
        throw CommandError(.configuration, "root.crl is not a list of the authority in ca.crt")
      }
    } catch let error as CommandError {
      throw error
    } catch {
      throw CommandError(.configuration, "the server's keys and certificates do not go together: \(error)")
    }
  }
}
