public import Authority
public import Cryptography
public import Foundation
internal import Synchronization

/// Issues certificates and the revocation list, and says what is trusted now.
public final class TrustKeeper: Sendable {
  /// The root's certificate.
  public let root: Certificate
  private let rootList: Mutex<CertificateRevocationList>
  private let issuing: CertificateAuthority
  private let publish: @Sendable (CertificateRevocationList, TrustStore) throws -> Void
  /// The last number. Held for a whole renewal.
  private let lastNumber = Mutex(0)

  /// Takes the authorities.
  /// - Parameters:
  ///   - rootList: the root's own revocation list, made offline.
  ///   - publish: puts a new revocation list where handshakes and other people's tools read it.
  public init(
    root: Certificate, rootList: CertificateRevocationList, issuing: CertificateAuthority,
    publish: @escaping @Sendable (CertificateRevocationList, TrustStore) throws -> Void
  ) {
    self.rootList = Mutex(rootList)
    (self.root, self.issuing, self.publish) = (root, issuing, publish)
  }

  /// The issuing authority's certificate.
  public var issuingCertificate: Certificate { issuing.certificate }

  /// The trust that a revocation list gives.
  public func trust(with list: CertificateRevocationList) throws -> TrustStore {
    try TrustStore(anchors: [root], intermediates: [issuing.certificate], crls: [rootList.withLock { $0 }, list])
  }

  /// Takes the root's next revocation list, for the next renewal; one that is older than what is held is left aside, since
  /// it would forgive what was revoked since.
  public func take(rootList next: CertificateRevocationList) {
    rootList.withLock { held in
      if next.thisUpdate >= held.thisUpdate { held = next }
    }
  }

  /// Makes a new revocation list, puts it in force, then publishes it: what cannot be published is in force all the same.
  ///
  /// Its number is the time in milliseconds, and never goes back within a process: an older list must not pass for newer.
  /// One renewal at a time, so that a list with a higher number never names less than one with a lower.
  /// - Parameters:
  ///   - revoked: what the list names, read when the turn of this renewal has come.
  ///   - apply: judges the directory by the trust of the list. Neither it nor the publishing may renew again.
  @discardableResult
  public func renew(
    revoked: @autoclosure () throws -> [RevokedCertificate], at now: Date, apply: (TrustStore) throws -> Void = { _ in }
  ) throws -> TrustStore {
    try lastNumber.withLock { last in
      last = max(last + 1, Int(now.timeIntervalSince1970 * 1000))
      let list = try issuing.makeRevocationList(revoked: revoked(), number: last, at: now)
      let trust = try trust(with: list)
      try apply(trust)
      try publish(list, trust)
      return trust
    }
  }

  /// The authorities, in PEM: what a certificate is delivered with.
  var chainText: String { root.pem + issuingCertificate.pem }

  /// Issues the certificate that an agent connects with.
  func issue(_ enrolment: AuthenticationEnrolment, role: String, at now: Date) throws -> Certificate {
    try issuing.issue(
      enrolment, role: OpaqueIdentifier(role), validity: CertificateValidity(from: now, days: Self.agentLifetime))
  }

  /// Issues the certificate that an agent is sealed to.
  func issue(_ enrolment: EncryptionEnrolment, role: String, at now: Date) throws -> Certificate {
    try issuing.issue(
      enrolment, role: OpaqueIdentifier(role), validity: CertificateValidity(from: now, days: Self.agentLifetime))
  }

  /// Issues the certificate of a body's recovery key.
  func issueRecovery(_ request: CertificateRequest, organisme: String, at now: Date) throws -> Certificate {
    try issuing.issue(
      .recovery, to: CertificateSubject(identifier: OpaqueIdentifier(organisme), role: OpaqueIdentifier("recovery")),
      for: request, validity: CertificateValidity(from: now, days: Self.recoveryLifetime))
  }

  /// One year for an agent, in days.
  private static let agentLifetime = 365
  /// Three years for a recovery key, in days.
  private static let recoveryLifetime = 1095
}
