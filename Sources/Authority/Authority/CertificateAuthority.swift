public import Cryptography
internal import Foundation

/// A certification authority with its key: the offline root, or the issuing authority under it.
///
/// ```swift
/// let root = try CertificateAuthority.makeRoot(subject: …, key: rootKey, validity: …)
/// let certificate = try root.issue(.issuingCA, to: …, for: request, validity: …)
/// let issuing = try CertificateAuthority(certificate: certificate, key: issuingKey)
/// let pair = try issuing.issue(enrolment, role: role, validity: …)
/// ```
public struct CertificateAuthority: Sendable {
  /// Where an authority stands.
  public enum Kind: Hashable, Sendable {
    /// Self-signed, offline, signs only issuing authorities and its own revocation list.
    case root
    /// Signs everything else.
    case issuing
  }

  /// The authority's certificate.
  public let certificate: Certificate
  /// Where it stands.
  public let kind: Kind
  let key: P256PrivateKey

  /// Takes an authority's certificate and key.
  /// - Throws: ``AuthorityError`` `wrongAuthority` when the certificate is not of one of the two profiles, or the key is
  ///   not its own.
  public init(certificate: Certificate, key: P256PrivateKey) throws(AuthorityError) {
    let isSelfSigned = certificate.subject == certificate.issuer && certificate.isSigned(by: certificate.publicKey)
    let profile: CertificateProfile = isSelfSigned ? .rootCA : .issuingCA
    guard certificate.isCA, certificate.keyUsage == profile.keyUsage, certificate.pathLength == profile.pathLength
    else {
      throw AuthorityError(.wrongAuthority, "not the certificate of an authority")
    }
    guard key.publicKey == certificate.publicKey else { throw AuthorityError(.wrongAuthority, "not its key") }
    self.certificate = certificate
    self.key = key
    kind = isSelfSigned ? .root : .issuing
  }

  /// Makes a root, signed by itself.
  /// - Parameters:
  ///   - subject: the authority's identifier and role.
  ///   - key: the key, kept offline from then on.
  ///   - validity: at most 20 years.
  ///   - serialNumber: random unless given.
  /// - Throws: ``AuthorityError`` `wrongValidity`, or what the layer below refuses.
  public static func makeRoot(
    subject: CertificateSubject, key: P256PrivateKey, validity: CertificateValidity,
    serialNumber: [UInt8] = CertificateTemplate.randomSerialNumber()
  ) throws(AuthorityError) -> CertificateAuthority {
    let template = try template(
      .rootCA, subject: subject, publicKey: key.publicKey, validity: validity, names: [], serialNumber: serialNumber)
    let certificate = try AuthorityError.wrapping { () throws(CryptographyError) in try template.selfSigned(with: key) }
    return try CertificateAuthority(certificate: certificate, key: key)
  }

  /// Issues a certificate.
  /// - Parameters:
  ///   - profile: what it is for.
  ///   - subject: who it is about: the authority's decision, not the request's.
  ///   - request: the key, with its proof of possession.
  ///   - validity: within the profile's limit and the authority's own validity.
  ///   - names: the server's names, for ``CertificateProfile/gatewayServer`` only.
  ///   - serialNumber: random unless given.
  /// - Throws: ``AuthorityError`` `wrongAuthority`, `wrongRequest` when the request asks for another usage, `sameKey`
  ///   when it holds the authority's own key, `wrongValidity`, `wrongNames`, or what the layer below refuses.
  public func issue(
    _ profile: CertificateProfile, to subject: CertificateSubject, for request: CertificateRequest,
    validity: CertificateValidity, names: [SubjectAltName] = [],
    serialNumber: [UInt8] = CertificateTemplate.randomSerialNumber()
  ) throws(AuthorityError) -> Certificate {
    guard profile.issuer == kind else { throw AuthorityError(.wrongAuthority, "the profile is not its to issue") }
    guard (request.requestedKeyUsage ?? profile.keyUsage) == profile.keyUsage else {
      throw AuthorityError(.wrongRequest, "made for another usage")
    }
    guard request.publicKey != key.publicKey else { throw AuthorityError(.sameKey, "the authority's own key") }
    // A certificate that outlives its issuer would be refused anyway, on a day when nobody expects it.
    guard certificate.notBefore <= validity.start, validity.end <= certificate.notAfter else {
      throw AuthorityError(.wrongValidity, "not within the authority's")
    }
    let template = try Self.template(
      profile, subject: subject, publicKey: request.publicKey, validity: validity, names: names,
      serialNumber: serialNumber)
    // A subject with the authority's own name would read as self-issued.
    guard template.subject != certificate.subject else { throw AuthorityError(.wrongRequest, "the authority's name") }
    return try AuthorityError.wrapping { () throws(CryptographyError) in
      try template.signed(by: certificate, key: key)
    }
  }

  private static func template(
    _ profile: CertificateProfile, subject: CertificateSubject, publicKey: P256PublicKey,
    validity: CertificateValidity, names: [SubjectAltName], serialNumber: [UInt8]
  ) throws(AuthorityError) -> CertificateTemplate {
    guard validity.duration <= TimeInterval(profile.lifetimeLimit) * 86_400 else {
      throw AuthorityError(.wrongValidity, "longer than the profile allows")
    }
    guard profile.hasNames == !names.isEmpty else { throw AuthorityError(.wrongNames) }
    return try AuthorityError.wrapping { () throws(CryptographyError) in
      try CertificateTemplate(
        subject: try subject.distinguishedName(), publicKey: publicKey, serialNumber: serialNumber,
        notBefore: validity.start, notAfter: validity.end, keyUsage: profile.keyUsage,
        extendedKeyUsage: profile.extendedKeyUsage, isCA: profile.isCA, pathLength: profile.pathLength,
        subjectAltNames: names)
    }
  }
}
