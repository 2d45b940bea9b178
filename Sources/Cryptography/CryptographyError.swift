internal import COpenSSL

/// What went wrong in this module: a code to decide on, and a reason for the log.
///
/// Two errors are equal when their codes are. A reason is a constant of ours or OpenSSL's own reason string; it never
/// holds a key, a clear text or a name.
public struct CryptographyError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What callers may decide on.
  public enum Code: String, Sendable, CaseIterable {
    // Keys
    case malformedKey
    case unsupportedKey
    case passphraseNeeded
    case wrongPassphrase
    case weakDerivation
    case keyGeneration
    case signing
    case keyAgreement
    // Ciphers
    case wrongLength
    case authenticationFailed
    case cipherFailure
    // DER
    case malformedDER
    // Certificates
    case malformedCertificate
    case malformedRequest
    case malformedRevocationList
    case issuing
    // TLS
    case tlsConfiguration
    // Everything else OpenSSL may refuse: memory, random source
    case backend
  }

  /// What callers decide on.
  public let code: Code
  private let reason: String

  init(_ code: Code, _ reason: String = "") {
    self.code = code
    self.reason = reason
  }

  /// Makes an error from the oldest entry of OpenSSL's queue, and empties the queue: an entry left behind would be
  /// read as the cause of a later, unrelated call on the same thread.
  static func draining(_ code: Code, _ context: String = "") -> CryptographyError {
    let first = ERR_get_error()
    while ERR_get_error() != 0 {}
    let reason = first == 0 ? nil : ERR_reason_error_string(first).map { String(cString: $0) }
    return CryptographyError(code, [context, reason ?? ""].filter { !$0.isEmpty }.joined(separator: ": "))
  }

  /// The code, and the reason if there is one.
  public var description: String { reason.isEmpty ? code.rawValue : "\(code.rawValue): \(reason)" }

  /// Whether both have the same code.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}
