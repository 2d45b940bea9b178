public import Cryptography

/// A receiving body's recovery key: every envelope to that body is sealed to it too, and two people must act together
/// to use it, only to re-wrap an envelope for an agent who lost a key.
///
/// Made on the side of the body, split at once, then forgotten: the two shares are all that is kept.
public struct RecoveryKey: Sendable {
  /// The private key, while two people are in the room.
  public let key: P256PrivateKey

  /// Makes a key.
  /// - Throws: ``AuthorityError`` `cryptography(.keyGeneration)` when the random source fails.
  public static func generate() throws(AuthorityError) -> RecoveryKey {
    try AuthorityError.wrapping { () throws(CryptographyError) in RecoveryKey(key: try P256PrivateKey.generate()) }
  }

  private init(key: P256PrivateKey) {
    self.key = key
  }

  /// Makes the request for the body's ``CertificateProfile/recovery`` certificate.
  /// - Throws: what the layer below refuses.
  public func request(for organisme: OpaqueIdentifier) throws(AuthorityError) -> CertificateRequest {
    try AuthorityError.wrapping { () throws(CryptographyError) in
      try CertificateRequest.make(
        subject: DistinguishedName(commonName: organisme.text), key: key,
        usage: CertificateProfile.recovery.keyUsage)
    }
  }

  /// Splits the key in two shares, each a uniformly random string of its own. Each call gives a new pair, and shares of
  /// two pairs do not combine.
  /// - Throws: ``AuthorityError`` `cryptography` when OpenSSL does not give the scalar.
  public func split() throws(AuthorityError) -> (first: RecoveryShare, second: RecoveryShare) {
    let scalar = try AuthorityError.wrapping { () throws(CryptographyError) in try key.scalar() }
    let pad = SecretBytes.random(count: scalar.count)
    let split = SecureRandom.bytes(8)
    let identifier = key.publicKey.keyIdentifier
    return (
      RecoveryShare(number: 1, keyIdentifier: identifier, split: split, secret: pad),
      RecoveryShare(number: 2, keyIdentifier: identifier, split: split, secret: Self.exclusiveOr(scalar, pad))
    )
  }

  /// Puts two shares together, in either order.
  /// - Throws: ``AuthorityError`` `mismatchedShares` for twice the same share, shares of two keys or of two splittings,
  ///   or a result that is not the key they name.
  public init(combining first: RecoveryShare, _ second: RecoveryShare) throws(AuthorityError) {
    guard Set([first.number, second.number]) == [1, 2] else {
      throw AuthorityError(.mismatchedShares, "twice the same share")
    }
    guard first.keyIdentifier == second.keyIdentifier else { throw AuthorityError(.mismatchedShares, "of two keys") }
    guard first.split == second.split else { throw AuthorityError(.mismatchedShares, "of two splittings") }
    guard let key = try? P256PrivateKey(scalar: Self.exclusiveOr(first.secret, second.secret)),
      key.publicKey.keyIdentifier == first.keyIdentifier
    else { throw AuthorityError(.mismatchedShares, "not the key they name") }
    self.init(key: key)
  }

  private static func exclusiveOr(_ left: SecretBytes, _ right: SecretBytes) -> SecretBytes {
    precondition(left.count == right.count, "both come from parsed shares or a scalar")
    let result = SecretBytes(count: left.count)
    result.withUnsafeMutableBytes { result in
      left.withUnsafeBytes { left in
        right.withUnsafeBytes { right in
          for index in result.indices { result[index] = left[index] ^ right[index] }
        }
      }
    }
    return result
  }
}
