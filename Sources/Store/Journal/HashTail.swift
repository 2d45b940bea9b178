internal import Cryptography
internal import Journal

/// The hashes at the right edge of the log, in memory: for each kept level, those of the tile being filled.
///
/// That is all a proof of an entry of the current batch needs: what stands left of its path is either a peak of the
/// older tree, made of hashes of the tile being filled, or was completed by the batch itself.
struct HashTail: HashReader, Sendable {
  private struct Run {
    var start: UInt64
    var hashes: [Digest]
  }

  private var runs: [Run] = []

  /// The empty tail.
  init() {}

  /// The tail of a log of `size` entries, with what it has completed since it had `earlier`.
  init(size: UInt64, since earlier: UInt64, reading stored: StoredHashes) throws {
    var level = 0
    while level == 0 || size >> UInt64(level) > 0 {
      let end = size >> UInt64(level)
      let start = (earlier >> UInt64(level)) & ~255
      runs.append(Run(start: start, hashes: try stored.hashes(level: level, indexes: start..<end)))
      level += 8
    }
  }

  /// Adds a hash that the tree has just completed.
  mutating func append(_ subtree: Subtree) {
    let slot = subtree.level / 8
    if slot == runs.count { runs.append(Run(start: subtree.index, hashes: [])) }
    runs[slot].hashes.append(subtree.hash)
  }

  /// Forgets the tiles that are full, once every proof of the batch that filled them has what it needs.
  mutating func trim() {
    for slot in runs.indices {
      let full = runs[slot].hashes.count & ~255
      guard full > 0 else { continue }
      runs[slot].hashes.removeFirst(full)
      runs[slot].start += UInt64(full)
    }
  }

  func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest] {
    let slot = level / 8
    guard slot < runs.count, indexes.lowerBound >= runs[slot].start else {
      throw StoreError(.misuse, "proving an entry")
    }
    let (first, end) = (indexes.lowerBound - runs[slot].start, indexes.upperBound - runs[slot].start)
    guard end <= UInt64(runs[slot].hashes.count) else { throw StoreError(.misuse, "proving an entry") }
    return Array(runs[slot].hashes[Int(first)..<Int(end)])
  }
}
