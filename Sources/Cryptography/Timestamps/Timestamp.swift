public import Foundation

/// What a timestamping authority said and signed: only ``TimestampAuthority`` makes one, after checking it.
public struct Timestamp: Hashable, Sendable {
  /// The most bytes a response may have: a token with a long chain of large keys has a quarter of it.
  public static let byteLimit = 65_536

  /// The `TimeStampResp` as received, DER: what is kept, and what `openssl ts -verify -in` reads.
  public let response: [UInt8]
  /// SHA-256 of the bytes that existed then.
  public let imprint: Digest
  /// The instant that the authority gives, whole seconds.
  public let instant: Date

  init(checked response: [UInt8], over imprint: Digest, at instant: Date) {
    self.response = response
    self.imprint = imprint
    self.instant = instant
  }
}
