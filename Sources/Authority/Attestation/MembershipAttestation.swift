public import Cryptography
public import Foundation

/// A signed ``MembershipStatement``: what makes an agent's key a possible recipient. The administrator issues
/// certificates but cannot make this; the head of the circonscription can, and cannot issue certificates.
///
/// A value of this type is well formed; ``verify(certificate:organisme:attester:at:)`` says whether it holds.
public struct MembershipAttestation: Hashable, Sendable {
  /// What is attested.
  public let statement: MembershipStatement
  /// ECDSA P-256 with SHA-256 over the statement's text, DER.
  public let signature: [UInt8]

  /// Attests, on the attester's side.
  /// - Parameters:
  ///   - certificate: the agent's encryption certificate, checked in person or by its digest.
  ///   - agent: the agent; it must be the certificate's subject.
  ///   - organisme: the body.
  ///   - validity: at most ``MembershipStatement/lifetimeLimit`` days, within the certificate's own.
  ///   - attester: the attester's authentication certificate.
  ///   - key: its key.
  /// - Throws: ``AuthorityError`` `wrongAuthority` when the key is not the attester's or its certificate is no
  ///   authentication certificate, `wrongRequest` when the certificate is not the agent's encryption certificate,
  ///   `wrongValidity`.
  public static func make(
    certificate: Certificate, agent: OpaqueIdentifier, organisme: OpaqueIdentifier, validity: CertificateValidity,
    attester: Certificate, key: P256PrivateKey
  ) throws(AuthorityError) -> MembershipAttestation {
    guard attester.publicKey == key.publicKey, attester.isAgentAuthentication else {
      throw AuthorityError(.wrongAuthority, "not the attester's key")
    }
    guard certificate.subjectCommonName == agent.text, certificate.isAgentEncryption else {
      throw AuthorityError(.wrongRequest, "not the agent's encryption certificate")
    }
    guard certificate.notBefore <= validity.start, validity.end <= certificate.notAfter else {
      throw AuthorityError(.wrongValidity, "not within the certificate's")
    }
    let statement = try MembershipStatement(
      organisme: organisme, agent: agent, certificate: certificate.sha256, validity: validity,
      attester: attester.sha256)
    let signature = try AuthorityError.wrapping { () throws(CryptographyError) in try key.sign(statement.text) }
    return MembershipAttestation(statement: statement, signature: signature)
  }

  private init(statement: MembershipStatement, signature: [UInt8]) {
    self.statement = statement
    self.signature = signature
  }

  /// The whole as text: the statement, an empty line, `signature ` and the signature in base64, a line feed.
  public var text: [UInt8] {
    statement.text + Array("\nsignature \(Data(signature).base64EncodedString())\n".utf8)
  }

  /// The most bytes a text may have.
  static let sizeLimit = 1_024

  /// Parses a text, without judging it.
  /// - Throws: ``AuthorityError`` `malformedAttestation` for any byte that differs from what ``text`` would write.
  public init(text: [UInt8]) throws(AuthorityError) {
    let marker = Array("\nsignature ".utf8)
    guard text.count <= Self.sizeLimit,
      let start = text.indices.first(where: { text[$0] == 0x0A && text[$0...].dropFirst().starts(with: marker) })
    else { throw AuthorityError(.malformedAttestation, "no signature") }
    statement = try MembershipStatement(text: Array(text[...start]))
    let base64 = String(decoding: text[(start + 1 + marker.count)...].dropLast(), as: UTF8.self)
    guard let signature = Data(base64Encoded: base64), (8...72).contains(signature.count) else {
      throw AuthorityError(.malformedAttestation, "signature")
    }
    self.signature = Array(signature)
    guard self.text == text else { throw AuthorityError(.malformedAttestation, "not canonical") }
  }

  /// Judges the attestation.
  /// - Parameters:
  ///   - certificate: the encryption certificate that is about to become a recipient.
  ///   - organisme: the body the envelope is for.
  ///   - attester: the certificate of who is believed to have attested. Whether that agent may attest for this body is
  ///     the caller's decision.
  ///   - date: the date of the judgement.
  /// - Returns: the proof, or every reason to refuse.
  public func verify(
    certificate: Certificate, organisme: OpaqueIdentifier, attester: Certificate, at date: Date
  ) -> Result<VerifiedMembership, AttestationRefusal> {
    var reasons: [AttestationRefusal.Reason] = []
    if statement.organisme != organisme { reasons.append(.wrongOrganisme) }
    if statement.certificate != certificate.sha256 || !certificate.isAgentEncryption {
      reasons.append(.wrongCertificate)
    }
    if statement.agent.text != certificate.subjectCommonName { reasons.append(.wrongAgent) }
    if statement.attester != attester.sha256 || !attester.isAgentAuthentication { reasons.append(.wrongAttester) }
    // Nobody vouches for their own key: that is the point of a second person.
    if attester.subjectCommonName == statement.agent.text { reasons.append(.selfAttested) }
    if date < statement.validity.start { reasons.append(.notYetValid) }
    if date > statement.validity.end { reasons.append(.expired) }
    // The signer must have been an agent at the time, even if renewed since.
    if !attester.isCurrent(at: statement.validity.start) { reasons.append(.wrongAttester) }
    if !attester.publicKey.isValid(signature: signature, for: statement.text) { reasons.append(.wrongSignature) }
    guard reasons.isEmpty else { return .failure(AttestationRefusal(reasons: reasons)) }
    return .success(VerifiedMembership(statement: statement, certificate: certificate, date: date))
  }
}

extension Certificate {
  var isAgentAuthentication: Bool { has(.agentAuthentication) }

  var isAgentEncryption: Bool { has(.agentEncryption) }

  private func has(_ profile: CertificateProfile) -> Bool {
    keyUsage == profile.keyUsage && extendedKeyUsage == profile.extendedKeyUsage && !isCA
  }
}
