public import Cryptography

/// The request for an agent's authentication certificate: what enrols an agent who will make their encryption key in their
/// browser.
public struct AuthenticationEnrolment: Hashable, Sendable {
  /// The agent's identifier, which the request states.
  public let agent: OpaqueIdentifier
  /// The request for ``CertificateProfile/agentAuthentication``, signed by its key.
  public let request: CertificateRequest

  /// Checks that a request is for that use and no other.
  /// - Throws: ``AuthorityError`` `wrongRequest` when its subject is no identifier, or it is for another usage.
  public init(_ request: CertificateRequest) throws(AuthorityError) {
    guard request.requestedKeyUsage == CertificateProfile.agentAuthentication.keyUsage else {
      throw AuthorityError(.wrongRequest, "made for another usage")
    }
    guard let name = request.subject.commonName, let agent = try? OpaqueIdentifier(name) else {
      throw AuthorityError(.wrongRequest, "no identifier")
    }
    self.agent = agent
    self.request = request
  }
}

extension CertificateAuthority {
  /// Issues an agent's authentication certificate.
  /// - Throws: as ``issue(_:to:for:validity:names:serialNumber:)``.
  public func issue(
    _ enrolment: AuthenticationEnrolment, role: OpaqueIdentifier, validity: CertificateValidity
  ) throws(AuthorityError) -> Certificate {
    try issue(
      .agentAuthentication, to: CertificateSubject(identifier: enrolment.agent, role: role), for: enrolment.request,
      validity: validity)
  }
}
