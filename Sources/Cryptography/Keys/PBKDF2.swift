internal import COpenSSL

/// How many rounds of PBKDF2 a passphrase goes through. There is no value below the floor: a weaker derivation cannot be
/// asked for, nor accepted from whoever made a blob.
public struct PBKDF2Iterations: Hashable, Sendable, Comparable {
  /// OWASP's floor for PBKDF2-HMAC-SHA-256, and the browser code's: one figure for every passphrase of the product.
  public static let floor = 600_000
  /// The most: what makes whoever unlocks wait some seconds, and no more.
  public static let ceiling = 10_000_000
  /// What we derive with.
  public static let usual = PBKDF2Iterations(unchecked: floor)

  /// The number of rounds.
  public let count: Int

  /// Takes a number of rounds.
  /// - Throws: `weakDerivation` below ``floor``, `wrongLength` above ``ceiling``.
  public init(_ count: Int) throws(CryptographyError) {
    guard count >= Self.floor else { throw CryptographyError(.weakDerivation, "too few rounds") }
    guard count <= Self.ceiling else { throw CryptographyError(.wrongLength, "rounds") }
    self.init(unchecked: count)
  }

  private init(unchecked count: Int) { self.count = count }

  /// By number of rounds.
  public static func < (left: Self, right: Self) -> Bool { left.count < right.count }
}

/// PBKDF2-HMAC-SHA-256 (RFC 8018, section 5.2): a key out of a passphrase.
public enum PBKDF2 {
  /// The shortest salt in bytes (NIST SP 800-132, 5.1).
  public static let saltByteCount = 16

  /// Derives `count` bytes.
  ///
  /// - Throws: `wrongLength` if the salt is shorter than ``saltByteCount`` or nothing is asked for, `backend` if OpenSSL
  ///   fails.
  public static func sha256(
    _ passphrase: SecretBytes, salt: [UInt8], iterations: PBKDF2Iterations, count: Int
  ) throws(CryptographyError) -> SecretBytes {
    guard salt.count >= saltByteCount else { throw CryptographyError(.wrongLength, "salt") }
    return try derive(passphrase, salt: salt, rounds: iterations.count, count: count)
  }

  /// The function itself, whatever its cost: published vectors have few rounds and short salts.
  static func derive(
    _ passphrase: SecretBytes, salt: [UInt8], rounds: Int, count: Int
  ) throws(CryptographyError) -> SecretBytes {
    guard (1...Int(Int32.max)).contains(count), (1...PBKDF2Iterations.ceiling).contains(rounds),
      passphrase.count <= Int(Int32.max), salt.count <= Int(Int32.max)
    else { throw CryptographyError(.wrongLength, "derivation") }
    let key = SecretBytes(count: count)
    let isDone = passphrase.withUnsafeBytes { passphrase in
      key.withUnsafeMutableBytes { output in
        PKCS5_PBKDF2_HMAC(
          passphrase.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(passphrase.count), salt,
          Int32(salt.count), Int32(rounds), Fetched.sha256, Int32(count),
          output.baseAddress?.assumingMemoryBound(to: UInt8.self)) == 1
      }
    }
    guard isDone else { throw .draining(.backend) }
    return key
  }
}
