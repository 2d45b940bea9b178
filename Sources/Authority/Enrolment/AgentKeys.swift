public import Cryptography

/// An agent's two private keys, made on the agent's side and never sent.
public struct AgentKeys: Sendable {
  /// For TLS and attestations.
  public let authentication: P256PrivateKey
  /// For opening envelopes.
  public let encryption: P256PrivateKey

  /// Makes both keys.
  /// - Throws: ``AuthorityError`` `cryptography(.keyGeneration)` when the random source fails.
  public static func generate() throws(AuthorityError) -> AgentKeys {
    try AuthorityError.wrapping { () throws(CryptographyError) in
      AgentKeys(authentication: try P256PrivateKey.generate(), encryption: try P256PrivateKey.generate())
    }
  }

  /// Takes keys read back from the agent's files.
  public init(authentication: P256PrivateKey, encryption: P256PrivateKey) {
    self.authentication = authentication
    self.encryption = encryption
  }

  /// Makes the two requests, each signed by its own key.
  /// - Throws: ``AuthorityError`` `sameKey` when the two keys are one, or what the layer below refuses.
  public func enrolment(of agent: OpaqueIdentifier) throws(AuthorityError) -> AgentEnrolment {
    let (first, second) = try AuthorityError.wrapping { () throws(CryptographyError) in
      let subject = try DistinguishedName(commonName: agent.text)
      return (
        try CertificateRequest.make(
          subject: subject, key: authentication, usage: CertificateProfile.agentAuthentication.keyUsage),
        try CertificateRequest.make(
          subject: subject, key: encryption, usage: CertificateProfile.agentEncryption.keyUsage)
      )
    }
    return try AgentEnrolment(authentication: first, encryption: second)
  }
}
