public import Cryptography

/// What an agent hands over to be enrolled: two requests, for two different keys.
public struct AgentEnrolment: Hashable, Sendable {
  /// The agent's identifier, which both requests state.
  public let agent: OpaqueIdentifier
  /// The request for ``CertificateProfile/agentAuthentication``.
  public let authentication: CertificateRequest
  /// The request for ``CertificateProfile/agentEncryption``.
  public let encryption: CertificateRequest

  /// Checks that two requests go together.
  /// - Throws: ``AuthorityError`` `sameKey` for one key under both uses, which would let a door be opened with what
  ///   decrypts; `wrongRequest` when their subjects differ or are no identifier, or a request is for another usage.
  public init(authentication: CertificateRequest, encryption: CertificateRequest) throws(AuthorityError) {
    let door = try AuthenticationEnrolment(authentication)
    _ = try EncryptionEnrolment(encryption, of: door.agent, besides: [authentication.publicKey])
    // The whole name, not the identifier alone: the two were made together.
    guard authentication.subject == encryption.subject else {
      throw AuthorityError(.wrongRequest, "not the same agent")
    }
    agent = door.agent
    self.authentication = authentication
    self.encryption = encryption
  }
}

extension CertificateAuthority {
  /// Issues an agent's two certificates.
  /// - Parameters:
  ///   - enrolment: the two requests.
  ///   - role: the agent's role.
  ///   - validity: of both.
  /// - Throws: as ``issue(_:to:for:validity:names:serialNumber:)``.
  public func issue(
    _ enrolment: AgentEnrolment, role: OpaqueIdentifier, validity: CertificateValidity
  ) throws(AuthorityError) -> AgentCertificates {
    let subject = CertificateSubject(identifier: enrolment.agent, role: role)
    return AgentCertificates(
      authentication: try issue(.agentAuthentication, to: subject, for: enrolment.authentication, validity: validity),
      encryption: try issue(.agentEncryption, to: subject, for: enrolment.encryption, validity: validity))
  }
}

/// An agent's two certificates.
public struct AgentCertificates: Hashable, Sendable {
  /// For TLS and attestations.
  public let authentication: Certificate
  /// For receiving envelopes.
  public let encryption: Certificate
}
