public import Cryptography

/// Where the keys of the blind index are kept: outside the data folder, one an epoch, so that destroying one makes what was
/// indexed under it unreadable in every copy of the data.
public protocol IndexKeyStore: Sendable {
  /// The keys that are kept.
  func keys() throws -> [EpoqueDIndex: SecretBytes]
  /// Makes an epoch's key, of 32 random bytes, durable before it is returned.
  func make(_ epoque: EpoqueDIndex) throws -> SecretBytes
  /// Destroys an epoch's key: what it held is overwritten. One that is not there is no error.
  func destroy(_ epoque: EpoqueDIndex) throws
}
