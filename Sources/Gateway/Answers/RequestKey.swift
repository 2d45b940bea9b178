public import Cryptography
public import Liaison

/// What makes a retry safe: a key made by the client, and the digest of the request it goes with.
public struct RequestKey: Hashable, Sendable {
  /// The key.
  public let key: IdempotencyKey
  /// SHA-256 of the request's body: the same key with another body is a mistake, and is refused.
  public let request: Digest

  /// A key and the body it came with.
  public init(_ key: IdempotencyKey, request body: [UInt8]) {
    (self.key, request) = (key, SHA256.digest(body))
  }
}
