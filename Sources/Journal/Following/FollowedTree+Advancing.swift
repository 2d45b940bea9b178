internal import Cryptography

/// Why a log is not the one that was followed until now.
public enum FollowingFault: String, Error, Sendable, CaseIterable {
  /// The checkpoint is smaller than one that was proven: the log was put back.
  case rollback = "retour-en-arriere"
  /// Two trees of one size, both signed: the log was forked.
  case fork = "bifurcation"
  /// The entries that are served do not lead from the tree that was proven to the one that is signed.
  case inconsistency = "incoherence"
  /// A tile holds another hash than that of its entries.
  case wrongTile = "tuile-fausse"
  /// A file that the checkpoint implies is not there, or is none.
  case missingFile = "fichier-absent"
}

extension FollowedTree {
  /// Proves that a signed checkpoint extends what was verified: hashes every new entry, compares it with the tiles, and
  /// rebuilds the tree on the edge that was kept.
  ///
  /// - Parameters:
  ///   - journal: the files of the log at the checkpoint's size.
  ///   - progress: called with the number of entries verified so far.
  /// - Throws: ``FollowingFault``, or what the journal throws when it cannot be reached.
  public func advanced(
    to checkpoint: VerifiedCheckpoint, reading journal: FetchedJournal, progress: (UInt64) -> Void = { _ in }
  ) throws -> FollowedTree {
    let (size, root) = (checkpoint.checkpoint.size, checkpoint.checkpoint.root)
    guard size >= tree.size else { throw FollowingFault.rollback }
    guard size > tree.size else {
      guard root == tree.root else { throw FollowingFault.fork }
      return FollowedTree(checkpoint: checkpoint, tree: tree)
    }
    var next = tree
    var isTiledRight = true
    while next.size < size {
      let range = next.size..<min(size, (next.size / 256 + 1) * 256)
      isTiledRight = try Self.append(range, of: journal, to: &next) && isTiledRight
      progress(next.size)
    }
    // Of a log that was rewritten below, the higher tiles differ too: the root says which it is.
    guard next.root == root else { throw FollowingFault.inconsistency }
    guard isTiledRight else { throw FollowingFault.wrongTile }
    return FollowedTree(checkpoint: checkpoint, tree: next)
  }

  /// Entries of one bundle. Each hash that a tile should hold is compared: the leaves', and those of every subtree that
  /// they complete.
  /// - Returns: whether those of the subtrees are right.
  private static func append(
    _ range: Range<UInt64>, of journal: FetchedJournal, to tree: inout MerkleTree
  ) throws -> Bool {
    var isTiledRight = true
    do {
      let (entries, kept) = (try journal.entries(range), try journal.hashes(level: 0, indexes: range))
      guard entries.count == range.count, kept.count == range.count else { throw FollowingFault.missingFile }
      for (entry, hash) in zip(entries, kept) {
        let leaf = entry.leafHash
        guard leaf == hash else { throw FollowingFault.wrongTile }
        try tree.append(leaf) { subtree in
          guard subtree.level > 0 else { return }
          let found = try journal.hashes(level: subtree.level, indexes: subtree.index..<subtree.index + 1)
          if found != [subtree.hash] { isTiledRight = false }
        }
      }
      return isTiledRight
    } catch let error as JournalError {
      // Bytes of another length or form than the checkpoint implies.
      throw error.code == .malformedEntry ? FollowingFault.wrongTile : FollowingFault.missingFile
    }
  }

  /// Checks that an earlier checkpoint, such as one that witnesses cosigned, is of the same log: a proof made from its tiles
  /// leads to the tree that was verified.
  ///
  /// - Throws: ``FollowingFault``, or what the journal throws when it cannot be reached.
  public func contains(_ earlier: VerifiedCheckpoint, reading journal: FetchedJournal) throws {
    let old = earlier.checkpoint
    guard old.size <= tree.size else { throw FollowingFault.rollback }
    do {
      let proof = try ConsistencyProof(oldSize: old.size, newSize: tree.size, reading: journal)
      guard (try? proof.verify(oldRoot: old.root, newRoot: tree.root)) != nil else {
        throw old.size == tree.size ? FollowingFault.fork : FollowingFault.inconsistency
      }
    } catch is JournalError {
      throw FollowingFault.missingFile
    }
  }
}
