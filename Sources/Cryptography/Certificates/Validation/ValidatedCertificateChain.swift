public import Foundation

/// The proof that a certificate was good for one purpose at one date: only ``TrustStore/validate(_:for:at:)`` makes it.
public struct ValidatedCertificateChain: Sendable {
  /// The chain, leaf first, anchor last.
  public let certificates: [Certificate]
  /// The certificate the proof is about.
  public let leaf: Certificate
  /// What it is good for.
  public let purpose: TrustStore.Purpose
  /// When it was judged good.
  public let date: Date
  /// The date after which it must be judged again: the first end of validity of a certificate or list it rests on.
  public let expiry: Date

  init(certificates: [Certificate], leaf: Certificate, purpose: TrustStore.Purpose, date: Date, expiry: Date) {
    self.certificates = certificates
    self.leaf = leaf
    self.purpose = purpose
    self.date = date
    self.expiry = expiry
  }
}
