import Cryptography
import Journal

/// The hashes of a log in memory, with nothing to read them from: what a proof cannot be made faster than with.
struct KeptHashes: HashReader {
  private var levels: [[Digest]] = [[]]
  /// The tree of all of them.
  private(set) var tree = MerkleTree()

  init(_ leaves: some Sequence<Digest>) {
    for leaf in leaves {
      tree.append(leaf) { subtree in
        if levels.count <= subtree.level / 8 { levels.append([]) }
        levels[subtree.level / 8].append(subtree.hash)
      }
    }
  }

  func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest] {
    guard level / 8 < levels.count, indexes.upperBound <= UInt64(levels[level / 8].count) else {
      throw CommandError(.internalError, "a hash that was not kept")
    }
    return Array(levels[level / 8][Int(indexes.lowerBound)..<Int(indexes.upperBound)])
  }
}
