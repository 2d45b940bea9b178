import Authority
import Cryptography
import Foundation
import Liaison

/// The certificates that come back from the gateway, judged before they are written into an agent's folder.
struct AgentDelivery {
  let authentication: Certificate
  /// Nil when a browser is to make that key.
  let encryption: Certificate?
  /// The authorities between the certificates and the root, which is not among them.
  let intermediates: [Certificate]

  /// - Parameters:
  ///   - answer: `{certificats: {authentification, chiffrement?}, autorite}`, PEM.
  ///   - requests: what was asked: the certificates must be of these keys.
  ///   - root: the root that is already believed.
  /// - Throws: ``CommandError`` with `untrusted`.
  init(_ answer: Answer, for requests: AgentRequests, root: Certificate, at date: Date) throws {
    let delivered = try answer.member("certificats")
    func certificates(_ answer: Answer, _ name: String) throws -> [Certificate] {
      let pem = try answer.string(name, maximum: AgentFolder.certificateLimit)
      do {
        return try Certificate.bundle(pem: Array(pem.utf8))
      } catch {
        throw answer.fault("\(answer.pointer)/\(name) is not a certificate")
      }
    }
    guard let authentication = try certificates(delivered, "authentification").first else {
      throw answer.fault("a certificate is missing")
    }
    let encryption = try requests.encryption.map { _ in
      guard let certificate = try certificates(delivered, "chiffrement").first else {
        throw answer.fault("a certificate is missing")
      }
      return certificate
    }
    let intermediates = try certificates(answer, "autorite").filter { $0.isCA && $0 != root }
    guard authentication.publicKey == requests.authentication.request.publicKey,
      encryption?.publicKey == requests.encryption?.request.publicKey,
      [authentication, encryption].allSatisfy({ leaf in
        leaf?.subjectCommonName.isSame(as: requests.authentication.agent.text) ?? true
      })
    else { throw answer.fault("the certificates are not those of the keys that were sent") }
    guard intermediates.allSatisfy({ $0.isSigned(by: root.publicKey) && $0.isCurrent(at: date) }),
      [authentication, encryption].compactMap({ $0 }).allSatisfy({ leaf in
        intermediates.contains { leaf.isSigned(by: $0.publicKey) && leaf.issuer == $0.subject }
      })
    else { throw answer.fault("the certificates do not lead to our root") }
    (self.authentication, self.encryption, self.intermediates) = (authentication, encryption, intermediates)
  }

  /// Writes tls.crt, and encryption.crt if there is one, each followed by its authorities.
  func write(to folder: AgentFolder) throws {
    let tail = intermediates.map(\.pem).joined()
    try PrivateFile.create(folder.tlsCertificateFile, Array((authentication.pem + tail).utf8))
    if let encryption {
      try PrivateFile.create(folder.encryptionCertificateFile, Array((encryption.pem + tail).utf8))
    }
  }

  /// A root certificate from a file.
  /// - Throws: ``CommandError`` with `configuration`.
  static func root(in file: FilePath) throws -> Certificate {
    let bytes = try BoundedFile.read(file, maximum: AgentFolder.certificateLimit)
    guard let first = try? Certificate.bundle(pem: bytes).first, first.isCA, first.subject == first.issuer,
      first.isSigned(by: first.publicKey)
    else {
      throw CommandError(.configuration, "`\(SafeText.line(file.description))` does not begin with a root certificate")
    }
    return first
  }
}
