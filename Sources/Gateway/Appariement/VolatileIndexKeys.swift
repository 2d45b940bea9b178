public import Cryptography
internal import Synchronization

/// Keys of the blind index that are gone with the process: for benchmarks and tests.
public final class VolatileIndexKeys: IndexKeyStore {
  private let kept = Mutex<[EpoqueDIndex: SecretBytes]>([:])

  /// No key yet.
  public init() {}

  /// The keys.
  public func keys() -> [EpoqueDIndex: SecretBytes] { kept.withLock { $0 } }

  /// Makes a key.
  public func make(_ epoque: EpoqueDIndex) -> SecretBytes {
    let key = SecretBytes.random(count: 32)
    kept.withLock { $0[epoque] = key }
    return key
  }

  /// Forgets a key.
  public func destroy(_ epoque: EpoqueDIndex) { kept.withLock { $0[epoque] = nil } }
}
