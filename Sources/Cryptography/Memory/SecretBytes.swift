internal import COpenSSL

/// A fixed number of bytes that are secret: a key, a shared secret, a clear text.
///
/// The bytes live outside Swift's arrays (which copy when they are shared or grow), in pages locked in memory where the
/// system's limit allows, and are wiped when the last reference goes. They are never printed, hashed or compared with
/// `==`.
///
/// A secret is filled by whoever makes it, before it is shared; after that it is read only.
public final class SecretBytes: @unchecked Sendable {  // Sendable: written only before sharing, see above.
  /// How many bytes there are.
  public let count: Int
  private let memory: SecretMemory

  /// Makes `count` zero bytes, to be filled.
  public init(count: Int) {
    precondition(count >= 0)
    self.count = count
    memory = SecretMemory.allocate(count)
  }

  /// Copies `bytes`, which remain the caller's to wipe.
  public convenience init(copying bytes: UnsafeRawBufferPointer) {
    self.init(count: bytes.count)
    withUnsafeMutableBytes { $0.copyMemory(from: bytes) }
  }

  /// Copies `bytes`, which remain where they were: prefer reading straight into a secret.
  public convenience init(copying bytes: [UInt8]) {
    self.init(count: bytes.count)
    withUnsafeMutableBytes { target in bytes.withUnsafeBytes { target.copyMemory(from: $0) } }
  }

  /// Makes `count` random bytes from the generator that OpenSSL keeps for private values.
  public static func random(count: Int) -> SecretBytes {
    let secret = SecretBytes(count: count)
    secret.withUnsafeMutableBytes { SecureRandom.fill($0, isPrivate: true) }
    return secret
  }

  deinit {
    OPENSSL_cleanse(memory.base, count)
    memory.release()
  }

  /// Reads the bytes; the pointer MUST NOT leave the closure.
  public func withUnsafeBytes<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
    try body(UnsafeRawBufferPointer(start: memory.base, count: count))
  }

  /// Writes the bytes, before the secret is shared; the pointer MUST NOT leave the closure.
  public func withUnsafeMutableBytes<R, E: Error>(
    _ body: (UnsafeMutableRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    try body(UnsafeMutableRawBufferPointer(start: memory.base, count: count))
  }

  /// Whether both hold the same bytes, in a time that depends on their length only.
  public func isEqual(to other: SecretBytes) -> Bool {
    count == other.count && CRYPTO_memcmp(memory.base, other.memory.base, count) == 0
  }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The length, never the bytes.
  public var description: String { "SecretBytes(\(count) bytes)" }
  /// The length, never the bytes.
  public var debugDescription: String { description }
  /// Nothing to reflect: `dump` and test failures print mirrors.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
