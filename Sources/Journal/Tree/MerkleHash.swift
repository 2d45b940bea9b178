public import Cryptography

/// The three hashes of an RFC 9162 tree (2.1.1): SHA-256 with the prefixes that keep leaves and nodes apart.
public enum MerkleHash {
  /// The root of the tree of size 0: SHA-256 of nothing.
  public static let emptyRoot = SHA256.digest([UInt8]())

  /// SHA-256(00 ‖ entry).
  public static func leaf(_ entry: UnsafeRawBufferPointer) -> Digest { SHA256.digest(prefix: 0, entry) }

  /// SHA-256(00 ‖ entry).
  public static func leaf(_ entry: [UInt8]) -> Digest { SHA256.digest(prefix: 0, entry) }

  /// SHA-256(01 ‖ left ‖ right).
  public static func node(_ left: Digest, _ right: Digest) -> Digest { SHA256.digest(prefix: 1, left, right) }
}
