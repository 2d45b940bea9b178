internal import COpenSSL
internal import Foundation

/// A `TimeStampResp` parsed and granted, of which nothing is verified yet.
struct TimestampResponse {
  /// What a token may be signed with.
  static let believedDigests: Set<Int32> = [NID_sha256, NID_sha384, NID_sha512]

  private let handle: OwnedHandle
  /// The instant that the token claims.
  let instant: Date

  /// - Throws: `malformed` or `notGranted`.
  init(_ der: [UInt8]) throws(TimestampRefusal) {
    // What is kept for others to verify must read the same in their tools as in ours.
    guard der.count <= Timestamp.byteLimit, StrictDER.isWhole(der) else { throw .malformed }
    guard let response = der.withUnsafeBufferPointer({ navette_timestamp_decode($0.baseAddress, $0.count) }) else {
      throw .malformed
    }
    handle = OwnedHandle(response) { TS_RESP_free($0) }
    let status = navette_timestamp_status(response)
    // Not 1 (grantedWithMods) either: nothing was asked that could be modified.
    guard status == Int64(TS_STATUS_GRANTED) else { throw .notGranted(status) }
    guard let token = TS_RESP_get_tst_info(response), let instant = Self.seconds(TS_TST_INFO_get_time(token)) else {
      throw .malformed
    }
    self.instant = instant
  }

  /// Borrowed: this value owns it.
  var pointer: OpaquePointer { handle.pointer }

  /// The NID of the digest that the only signer signs with.
  var signerDigest: Int32 { navette_timestamp_signer_digest(handle.pointer) }

  /// RFC 3161, 2.4.2: UTC, ending in Z; fractions of a second are left out.
  private static func seconds(_ time: UnsafePointer<ASN1_GENERALIZEDTIME>?) -> Date? {
    var seconds: Int64 = 0
    guard let time, let text = ASN1_STRING_get0_data(time), ASN1_STRING_length(time) >= 15,
      text[Int(ASN1_STRING_length(time)) - 1] == UInt8(ascii: "Z"), navette_time_seconds(time, &seconds) == 1
    else { return nil }
    return Date(timeIntervalSince1970: TimeInterval(seconds))
  }
}
