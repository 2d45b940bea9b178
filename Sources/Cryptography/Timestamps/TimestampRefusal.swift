/// Why a response of a timestamping authority is not believed.
public enum TimestampRefusal: Error, Hashable, Sendable {
  /// Not the strict DER of one `TimeStampResp`, or longer than ``Timestamp/byteLimit``.
  case malformed
  /// The authority granted nothing; the value is its PKIStatus (RFC 3161, 2.4.2).
  case notGranted(Int64)
  /// The token is about other bytes, or another digest of them.
  case otherData
  /// The token answers another request, or does not say which.
  case otherRequest
  /// The signer's certificate does not lead to a trusted authority, is not for timestamps alone, or was not valid at the
  /// instant given.
  case untrusted(ChainRefusal.Reason)
  /// The signature is not there, does not verify, or was made with a digest that is no longer believed.
  case badSignature
  /// OpenSSL could not judge; the text is its reason.
  case backend(String)
}

extension TimestampRefusal: CustomStringConvertible {
  /// A word and its precision, such as `untrusted expired`: fit for a log.
  public var description: String {
    switch self {
    case .malformed: "malformed"
    case .notGranted(let status): "not granted (status \(status))"
    case .otherData: "about other data"
    case .otherRequest: "for another request"
    case .untrusted(let reason): "untrusted (\(reason))"
    case .badSignature: "bad signature"
    case .backend(let reason): "not judged (\(reason))"
    }
  }
}
