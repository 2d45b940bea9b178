internal import COpenSSL

extension TimestampRefusal {
  /// The reason of a verification that just failed on this thread; empties the error queue.
  ///
  /// - Parameter fault: the first fault of the signer's chain, `X509_V_OK` when there was none.
  static func draining(fault: Int32) -> TimestampRefusal {
    let error = ERR_peek_last_error()
    defer { ERR_clear_error() }
    if fault != X509_V_OK { return .untrusted(.init(openSSL: fault)) }
    let library = Int32(truncatingIfNeeded: error >> 23 & 0xff)
    guard library == ERR_LIB_TS else { return .badSignature }
    switch Int32(truncatingIfNeeded: error & 0x7f_ffff) {
    case TS_R_MESSAGE_IMPRINT_MISMATCH: return .otherData
    case TS_R_NONCE_MISMATCH, TS_R_NONCE_NOT_RETURNED: return .otherRequest
    case TS_R_CERTIFICATE_VERIFY_ERROR: return .untrusted(.unknownIssuer)
    case TS_R_SIGNATURE_FAILURE, TS_R_ESS_SIGNING_CERTIFICATE_ERROR, TS_R_THERE_MUST_BE_ONE_SIGNER,
      TS_R_TSA_NAME_MISMATCH, TS_R_TSA_UNTRUSTED:
      return .badSignature
    case TS_R_WRONG_CONTENT_TYPE, TS_R_NO_CONTENT, TS_R_NO_TIME_STAMP_TOKEN, TS_R_UNSUPPORTED_VERSION:
      return .malformed
    default: return .backend(ERR_reason_error_string(error).map { String(cString: $0) } ?? "unknown")
    }
  }
}
