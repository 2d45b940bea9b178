public import Foundation

/// One line of a revocation list.
public struct RevokedCertificate: Hashable, Sendable {
  /// The revoked certificate's serial number: big-endian, positive, without a leading zero.
  public let serialNumber: [UInt8]
  /// When it was revoked, to the second.
  public let date: Date
  /// Why.
  public let reason: RevocationReason

  /// Describes a revocation.
  /// - Parameters:
  ///   - serialNumber: as in ``Certificate/serialNumber``.
  ///   - date: when; fractions of a second are dropped.
  ///   - reason: why.
  public init(serialNumber: [UInt8], date: Date, reason: RevocationReason) {
    self.serialNumber = serialNumber
    self.date = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
    self.reason = reason
  }
}
