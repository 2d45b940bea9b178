import Authority
import Cryptography
import Foundation
import Liaison

/// The certificates that come back from the gateway, judged before they are written into an agent's folder.
struct AgentDelivery {
  let authentication: Certificate
  let encryption: Certificate
  /// The authorities between the certificates and the root, which is not among them.
  let intermediates: [Certificate]

  /// - Parameters:
  ///   - answer: `{certificats: {authentification, chiffrement}, autorite}`, PEM.
  ///   - enrolment: what was asked: the certificates must be of these keys.
  ///   - root: the root that is already believed.
  /// - Throws: ``CommandError`` with `untrusted`.
  init(_ answer: Answer, for enrolment: AgentEnrolment, root: Certificate, at date: Date) throws {
    let delivered = try answer.member("certificats")
    func certificates(_ answer: Answer, _ name: String) throws -> [Certificate] {
      let pem = try answer.string(name, maximum: AgentFolder.certificateLimit)
      do {
        return try Certificate.bundle(pem: Array(pem.utf8))
      } catch {
        throw answer.fault("\(answer.pointer)/\(name) is not a certificate")
      }
    }
    guard let authentication = try certificates(delivered, "authentification").first,
      let encryption = try certificates(delivered, "chiffrement").first
    else { throw answer.fault("a certificate is missing") }
    let intermediates = try certificates(answer, "autorite").filter { $0.isCA && $0 != root }
    guard authentication.publicKey == enrolment.authentication.publicKey,
      encryption.publicKey == enrolment.encryption.publicKey,
      authentication.subjectCommonName.isSame(as: encryption.subjectCommonName)
    else { throw answer.fault("the certificates are not those of the keys that were sent") }
    guard intermediates.allSatisfy({ $0.isSigned(by: root.publicKey) && $0.isCurrent(at: date) }),
      [authentication, encryption].allSatisfy({ leaf in
        intermediates.contains { leaf.isSigned(by: $0.publicKey) && leaf.issuer == $0.subject }
      })
    else { throw answer.fault("the certificates do not lead to our root") }
    (self.authentication, self.encryption, self.intermediates) = (authentication, encryption, intermediates)
  }

  /// Writes tls.crt and encryption.crt, each followed by its authorities.
  func write(to folder: AgentFolder) throws {
    let tail = intermediates.map(\.pem).joined()
    try PrivateFile.create(folder.tlsCertificateFile, Array((authentication.pem + tail).utf8))
    try PrivateFile.create(folder.encryptionCertificateFile, Array((encryption.pem + tail).utf8))
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

  /// The two requests of an agent's folder.
  /// - Throws: ``CommandError`` with `invalidContent` when they do not go together.
  static func enrolment(in folder: AgentFolder) throws -> AgentEnrolment {
    let limit = AgentFolder.certificateLimit
    do {
      return try AgentEnrolment(
        authentication: CertificateRequest(pem: try BoundedFile.read(folder.tlsRequestFile, maximum: limit)),
        encryption: CertificateRequest(pem: try BoundedFile.read(folder.encryptionRequestFile, maximum: limit)))
    } catch let error as CommandError {
      throw error
    } catch {
      throw CommandError(.invalidContent, "tls.csr and encryption.csr are not valid requests of one agent")
    }
  }
}
