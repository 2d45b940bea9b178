public import Cryptography

/// What a log states about itself (c2sp.org/tlog-checkpoint): origin, size, root. A claim until a ``LogVerifier`` has
/// seen it signed.
public struct Checkpoint: Hashable, Sendable {
  /// The name of the log.
  public let origin: String
  /// The number of entries.
  public let size: UInt64
  /// The root of the tree.
  public let root: Digest
  /// Opaque further lines; ours has none, other logs may.
  public let extensions: [String]

  /// A statement about a tree.
  ///
  /// - Throws: `malformedCheckpoint` when the origin is not one non-empty line, or when the size is 0 and the root is not
  ///   that of the empty tree, or the size is over 2^63 - 1.
  public init(origin: String, size: UInt64, root: Digest) throws(JournalError) {
    try self.init(origin: origin, size: size, root: root, extensions: [])
  }

  /// A statement about a tree held in memory.
  public init(origin: String, tree: MerkleTree) throws(JournalError) {
    try self.init(origin: origin, size: tree.size, root: tree.root)
  }

  private init(origin: String, size: UInt64, root: Digest, extensions: [String]) throws(JournalError) {
    for line in [origin] + extensions {
      guard !line.isEmpty, line.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
        throw JournalError(.malformedCheckpoint, "an empty line or a control character")
      }
    }
    guard size <= TreeSize.maximum, size > 0 || root == MerkleHash.emptyRoot else {
      throw JournalError(.malformedCheckpoint, "no tree has this size and root")
    }
    self.origin = origin
    self.size = size
    self.root = root
    self.extensions = extensions
  }

  /// Reads the text of a note.
  ///
  /// - Throws: `malformedCheckpoint` for anything but the exact form.
  public init(text: String) throws(JournalError) {
    let bytes = Array(text.utf8)
    guard let lines = Lines.split(bytes[...]), lines.count >= 3, let size = Lines.decimal(lines[1]),
      let hash = Base64.decode(lines[2]), let root = Digest(bytes: hash)
    else { throw JournalError(.malformedCheckpoint, "not origin, size and root") }
    try self.init(
      origin: String(decoding: lines[0], as: UTF8.self), size: size, root: root,
      extensions: lines.dropFirst(3).map { String(decoding: $0, as: UTF8.self) })
  }

  /// The text that is signed.
  public var text: String {
    ([origin, String(size), Base64.encode(root.bytes)] + extensions).map { $0 + "\n" }.joined()
  }
}
