public import Cryptography

/// The request for an agent's encryption certificate, made by whoever already authenticates: the first key of an agent who
/// makes it in their browser, or the one that replaces another.
public struct EncryptionEnrolment: Hashable, Sendable {
  /// Whose key it is.
  public let agent: OpaqueIdentifier
  /// The request for ``CertificateProfile/agentEncryption``, signed by its key: the proof of possession.
  public let request: CertificateRequest

  /// Checks that a request is that agent's, for that use and no other.
  /// - Parameter keys: the agent's authentication keys.
  /// - Throws: ``AuthorityError`` `sameKey` for a key that authenticates already, which would let a door be opened with
  ///   what decrypts; `wrongRequest` for another subject or another usage.
  public init(
    _ request: CertificateRequest, of agent: OpaqueIdentifier, besides keys: [P256PublicKey]
  ) throws(AuthorityError) {
    guard !keys.contains(request.publicKey) else { throw AuthorityError(.sameKey) }
    guard request.requestedKeyUsage == CertificateProfile.agentEncryption.keyUsage else {
      throw AuthorityError(.wrongRequest, "made for another usage")
    }
    guard let name = request.subject.commonName, name.utf8.elementsEqual(agent.text.utf8) else {
      throw AuthorityError(.wrongRequest, "not the same agent")
    }
    self.agent = agent
    self.request = request
  }
}

extension CertificateAuthority {
  /// Issues an agent's encryption certificate.
  /// - Throws: as ``issue(_:to:for:validity:names:serialNumber:)``.
  public func issue(
    _ enrolment: EncryptionEnrolment, role: OpaqueIdentifier, validity: CertificateValidity
  ) throws(AuthorityError) -> Certificate {
    try issue(
      .agentEncryption, to: CertificateSubject(identifier: enrolment.agent, role: role), for: enrolment.request,
      validity: validity)
  }
}
