public import Cryptography
public import Foundation

/// The proof that an attestation held at a date: only
/// ``MembershipAttestation/verify(certificate:organisme:attester:at:)`` makes it.
public struct VerifiedMembership: Hashable, Sendable {
  /// What was attested.
  public let statement: MembershipStatement
  /// The attested encryption certificate.
  public let certificate: Certificate
  /// When it was judged to hold.
  public let date: Date

  init(statement: MembershipStatement, certificate: Certificate, date: Date) {
    self.statement = statement
    self.certificate = certificate
    self.date = date
  }
}

/// Why an attestation does not hold: every reason that was found.
public struct AttestationRefusal: Error, Hashable, Sendable {
  /// One reason.
  public enum Reason: Hashable, Sendable, CaseIterable {
    /// It is about another body.
    case wrongOrganisme
    /// It is about another agent than the certificate's.
    case wrongAgent
    /// It is about another certificate, or one that is not for encryption.
    case wrongCertificate
    /// Another certificate signed it, or one that was not an agent's authentication certificate then.
    case wrongAttester
    /// The agent signed for their own key.
    case selfAttested
    /// The signature does not verify.
    case wrongSignature
    /// Membership has not begun.
    case notYetValid
    /// Membership is over.
    case expired
  }

  /// What was found, at least one.
  public let reasons: [Reason]
}
