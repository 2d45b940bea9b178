internal import COpenSSL

/// SHA-256 (FIPS 180-4).
///
/// One-shot forms allocate nothing and share nothing: they may be called from any thread at once.
public enum SHA256 {
  /// The digest of `bytes`.
  public static func digest(_ bytes: [UInt8]) -> Digest {
    bytes.withUnsafeBytes { digest($0) }
  }

  /// The digest of `bytes`.
  public static func digest(_ bytes: UnsafeRawBufferPointer) -> Digest {
    output { navette_sha256(bytes.baseAddress, bytes.count, $0) }
  }

  /// The digest of bytes and then others, which need not be joined for it.
  public static func digest(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Digest {
    output { navette_sha256_joined(first.baseAddress, first.count, second.baseAddress, second.count, $0) }
  }

  /// The digest of a secret's bytes; the hash state is wiped.
  public static func digest(_ secret: SecretBytes) -> Digest {
    secret.withUnsafeBytes { bytes in output { navette_sha256_secret(bytes.baseAddress, bytes.count, $0) } }
  }

  /// The digest of several secrets one after the other, which need not be joined for it.
  public static func digest(joining secrets: [SecretBytes]) -> Digest {
    var context = SHA256_CTX()
    defer { navette_sha256_wipe(&context) }
    navette_sha256_init(&context)
    for secret in secrets { secret.withUnsafeBytes { navette_sha256_update(&context, $0.baseAddress, $0.count) } }
    return output { navette_sha256_final(&context, $0) }
  }

  /// The digest of one byte and then `bytes`: a leaf of a Merkle tree (RFC 9162, 2.1.1).
  public static func digest(prefix: UInt8, _ bytes: [UInt8]) -> Digest {
    bytes.withUnsafeBytes { digest(prefix: prefix, $0) }
  }

  /// The digest of one byte and then `bytes`.
  public static func digest(prefix: UInt8, _ bytes: UnsafeRawBufferPointer) -> Digest {
    output { navette_sha256_prefixed(prefix, bytes.baseAddress, bytes.count, $0) }
  }

  /// The digest of one byte and then two digests: a node of a Merkle tree (RFC 9162, 2.1.1).
  public static func digest(prefix: UInt8, _ left: Digest, _ right: Digest) -> Digest {
    left.withUnsafeBytes { l in
      right.withUnsafeBytes { r in
        output { navette_sha256_node(prefix, l.baseAddress, r.baseAddress, $0) }
      }
    }
  }

  private static func output(_ body: (UnsafeMutablePointer<UInt8>) -> Void) -> Digest {
    var digest = Digest()
    digest.withUnsafeMutableBytes { buffer in
      if let base = buffer.baseAddress { body(base.assumingMemoryBound(to: UInt8.self)) }
    }
    return digest
  }

  /// A digest computed piece by piece; copying the value forks the computation.
  public struct Incremental: Sendable {
    private var context = SHA256_CTX()

    /// Starts with no byte.
    public init() { navette_sha256_init(&context) }

    /// Adds bytes.
    public mutating func update(_ bytes: [UInt8]) {
      bytes.withUnsafeBytes { update($0) }
    }

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
      navette_sha256_update(&context, bytes.baseAddress, bytes.count)
    }

    /// Adds one byte.
    public mutating func update(_ byte: UInt8) {
      withUnsafeBytes(of: byte) { update($0) }
    }

    /// Adds a digest's bytes.
    public mutating func update(_ digest: Digest) {
      digest.withUnsafeBytes { update($0) }
    }

    /// The digest of what was added so far; more may be added afterwards.
    public func finalize() -> Digest {
      var copy = context
      return SHA256.output { navette_sha256_final(&copy, $0) }
    }
  }
}
