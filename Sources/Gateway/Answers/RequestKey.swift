public import Cryptography
public import Liaison

/// What makes a retry safe: a key made by the client, and the digest of the request it goes with. Both are kept, and
/// neither tells anything about a fiche.
///
/// A plain digest of a body would let whoever holds the database try texts against it, and the gateway keeps nothing that
/// confirms a text. So the body is digested under the client's key, which is random, and of the key itself only an image
/// is kept.
public struct RequestKey: Hashable, Sendable {
  /// The image of the client's key: the same for the same key, and no way back.
  public let key: IdempotencyKey
  /// HMAC-SHA-256 of the request's body under the client's key: the same key with another body is a mistake, and is refused.
  public let request: Digest

  /// A key and the body it came with.
  public init(_ key: IdempotencyKey, request body: [UInt8]) {
    let secret = SecretBytes(copying: key.bytes)
    let image = HMACSHA256.authenticate(Array("navette/idempotence/1".utf8), key: secret)
    self.key = IdempotencyKey(firstOf: image)
    request = HMACSHA256.authenticate(body, key: secret)
  }
}

extension IdempotencyKey {
  /// The first 16 bytes of a digest.
  fileprivate init(firstOf digest: Digest) {
    guard let key = try? IdempotencyKey(bytes: digest.bytes.prefix(Self.byteCount)) else {
      preconditionFailure("a digest is longer than a key")
    }
    self = key
  }
}
