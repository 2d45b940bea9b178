import Authority
import Cryptography

/// What an agent's folder asks to have certified: the key they connect with and, unless a browser is to make it, the key
/// that opens envelopes.
struct AgentRequests {
  let authentication: AuthenticationEnrolment
  let encryption: EncryptionEnrolment?

  /// Reads tls.csr, and encryption.csr if there is one.
  /// - Parameter doorOnly: leaves encryption.csr aside.
  /// - Throws: ``CommandError`` with `invalidContent` when they do not go together.
  init(in folder: AgentFolder, doorOnly: Bool = false) throws {
    let limit = AgentFolder.certificateLimit
    do {
      let door = try AuthenticationEnrolment(
        CertificateRequest(pem: try BoundedFile.read(folder.tlsRequestFile, maximum: limit)))
      authentication = door
      guard !doorOnly, BoundedFile.exists(folder.encryptionRequestFile) else {
        encryption = nil
        return
      }
      let request = try CertificateRequest(pem: try BoundedFile.read(folder.encryptionRequestFile, maximum: limit))
      encryption = try EncryptionEnrolment(request, of: door.agent, besides: [door.request.publicKey])
    } catch let error as CommandError {
      throw error
    } catch {
      throw CommandError(.invalidContent, "tls.csr and encryption.csr are not valid requests of one agent")
    }
  }
}
