/// Why a certificate was not accepted: every reason that was found, not only the first.
public struct ChainRefusal: Error, Hashable, Sendable {
  /// One reason.
  public enum Reason: Hashable, Sendable {
    /// Past its end of validity.
    case expired
    /// Before its start of validity.
    case notYetValid
    /// On its issuer's revocation list.
    case revoked
    /// No path to an anchor.
    case unknownIssuer
    /// The signature does not verify.
    case badSignature
    /// The key usage does not allow the purpose.
    case wrongKeyUsage
    /// The extended key usage does not allow the purpose, or restricts to another one.
    case wrongExtendedKeyUsage
    /// An authority's certificate where an agent's or the gateway's is wanted.
    case authority
    /// A certificate that may not sign certificates did, or the path is longer than allowed.
    case wrongAuthority
    /// No revocation list of an issuer of the chain: refused, since nothing says the certificate is not revoked.
    case missingRevocationList
    /// The issuer's revocation list is past its nextUpdate: refused for the same reason.
    case expiredRevocationList
    /// The issuer's revocation list is dated in the future.
    case revocationListNotYetValid
    /// The issuer's revocation list does not verify.
    case badRevocationList
    /// A signature of the chain is not ecdsa-with-SHA256.
    case wrongSignatureAlgorithm
    /// A key that is not on the named curve P-256.
    case weakKey
    /// The certificate breaks RFC 5280 otherwise; the value is OpenSSL's `X509_V_ERR_…` number.
    case other(Int32)
  }

  /// A reason and where it was found.
  public struct Failure: Hashable, Sendable {
    /// What is wrong.
    public let reason: Reason
    /// Where: 0 is the leaf, 1 its issuer, and so on.
    public let depth: Int
  }

  /// What was found, at least one, in the order found, each once.
  public let failures: [Failure]

  /// Whether a reason is among those found, at whatever depth.
  public func contains(_ reason: Reason) -> Bool { failures.contains { $0.reason == reason } }
}

extension ChainRefusal: CustomStringConvertible {
  /// The reasons and depths, such as `expired at 0, revoked at 0`: fit for a log.
  public var description: String { failures.map { "\($0.reason) at \($0.depth)" }.joined(separator: ", ") }
}
