internal import COpenSSL
internal import Glibc

/// Why a TLS connection ended, other than by both ends' agreement.
///
/// Equal when the kinds are; the detail is OpenSSL's reason string, for a log.
public struct TLSFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// What callers may decide on or count.
  public enum Kind: String, Sendable, CaseIterable {
    /// The peer showed no certificate.
    case noCertificate
    /// The peer's chain does not lead to an anchor.
    case untrusted
    /// A certificate is out of its dates.
    case expired
    /// A certificate is revoked.
    case revoked
    /// A revocation list is missing or out of its dates: an operator must act.
    case revocationUnknown
    /// The certificate is for something else.
    case wrongPurpose
    /// The certificate is for another server.
    case wrongName
    /// The peer sent an alert: it refuses our certificate, or shares no algorithm with us.
    case refusedByPeer
    /// The peer's own words: our certificate is revoked.
    case refusedAsRevoked
    /// The connection ended without a close alert: what was read may be cut short.
    case truncated
    /// The peer speaks something else, or breaks the protocol.
    case malformed
  }

  /// What sort of failure it is.
  public let kind: Kind
  private let detail: String

  init(_ kind: Kind, _ detail: String = "") {
    self.kind = kind
    self.detail = detail
  }

  /// A connection without TLS that the system cut: callers treat it as they do a session's end.
  public static let interrupted = TLSFailure(.truncated)

  /// For a log.
  public var description: String { detail.isEmpty ? kind.rawValue : "\(kind.rawValue): \(detail)" }

  /// Whether both are of one sort, whatever the detail.
  public static func == (left: Self, right: Self) -> Bool { left.kind == right.kind }

  /// Reads OpenSSL's error queue, which MUST be that of the call that just failed on this thread, and empties it.
  static func draining(_ session: OpaquePointer) -> TLSFailure {
    let error = ERR_peek_last_error()
    defer { ERR_clear_error() }
    guard error != 0 else { return TLSFailure(.truncated) }
    let detail = ERR_reason_error_string(error).map { String(cString: $0) } ?? ""
    let reason = Int32(truncatingIfNeeded: error & 0x7f_ffff)
    if reason == SSL_R_UNEXPECTED_EOF_WHILE_READING { return TLSFailure(.truncated, detail) }
    if reason == SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE { return TLSFailure(.noCertificate, detail) }
    if reason == SSL_R_CERTIFICATE_VERIFY_FAILED {
      let result = SSL_get_verify_result(session)
      return TLSFailure(Kind(verifyResult: Int32(truncatingIfNeeded: result)), verifyText(result))
    }
    if reason == SSL_R_SSLV3_ALERT_CERTIFICATE_REVOKED { return TLSFailure(.refusedAsRevoked, detail) }
    // Alerts received are numbered from 1000 (SSL_AD_REASON_OFFSET).
    return TLSFailure(reason >= SSL_AD_REASON_OFFSET ? .refusedByPeer : .malformed, detail)
  }

  private static func verifyText(_ result: Int) -> String {
    X509_verify_cert_error_string(result).map { String(cString: $0) } ?? ""
  }
}

extension TLSFailure.Kind {
  init(verifyResult: Int32) {
    self =
      switch verifyResult {
      case X509_V_ERR_CERT_REVOKED: .revoked
      case X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_CERT_NOT_YET_VALID: .expired
      case X509_V_ERR_UNABLE_TO_GET_CRL, X509_V_ERR_CRL_HAS_EXPIRED, X509_V_ERR_CRL_NOT_YET_VALID,
        X509_V_ERR_CRL_SIGNATURE_FAILURE, X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER:
        .revocationUnknown
      case X509_V_ERR_INVALID_PURPOSE: .wrongPurpose
      case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH: .wrongName
      default: .untrusted
      }
  }
}
