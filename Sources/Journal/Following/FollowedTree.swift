internal import Cryptography

/// What a monitor has verified of a log, and all that it needs to verify what comes next: the last checkpoint it proved,
/// and the right edge of its tree. Kept by whoever follows, never asked of the log again.
public struct FollowedTree: Sendable {
  /// The last checkpoint that was proven; nil before the first.
  public let checkpoint: VerifiedCheckpoint?
  /// Its tree.
  let tree: MerkleTree

  /// Nothing verified yet: the empty tree, which every log extends.
  public init() { (checkpoint, tree) = (nil, MerkleTree()) }

  init(checkpoint: VerifiedCheckpoint, tree: MerkleTree) { (self.checkpoint, self.tree) = (checkpoint, tree) }

  /// How many entries were verified.
  public var size: UInt64 { tree.size }

  private static let header = "navette-followed-tree@v1"

  /// The state as a file: a header, a line for each hash of the edge, the lowest first, an empty line, the checkpoint.
  ///
  /// Nothing before the first checkpoint.
  public var bytes: [UInt8]? {
    guard let checkpoint else { return nil }
    let edge = tree.rightEdge.map { Base64.encode($0.bytes) + "\n" }.joined()
    return Array("\(Self.header)\n\(edge)\n".utf8) + checkpoint.signed.bytes
  }

  /// Reads ``bytes``, and believes nothing of them: the signature must be the log's, and the edge must give its root.
  ///
  /// - Throws: `malformedProof` for another form; what ``LogVerifier/verify(_:)-([UInt8])`` throws; `rootMismatch`.
  public init(_ bytes: [UInt8], by verifier: LogVerifier) throws(JournalError) {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: Lines.newline) {
      let line = rest[..<end]
      rest = rest[(end + 1)...]
      if line.isEmpty { break }
      guard lines.count <= 64 else { throw JournalError(.malformedProof, "too many hashes") }
      lines.append(line)
    }
    guard let header = lines.first, header.elementsEqual(Self.header.utf8) else {
      throw JournalError(.malformedProof, "not the state of a monitor")
    }
    var edge: [Digest] = []
    for line in lines.dropFirst() {
      guard let hash = Base64.decode(line).flatMap({ Digest(bytes: $0) }) else { throw JournalError(.malformedProof) }
      edge.append(hash)
    }
    let checkpoint = try verifier.verify(Array(rest))
    guard let tree = MerkleTree(size: checkpoint.checkpoint.size, rightEdge: edge) else {
      throw JournalError(.malformedProof, "an edge of another size")
    }
    guard tree.root == checkpoint.checkpoint.root else { throw JournalError(.rootMismatch) }
    self.init(checkpoint: checkpoint, tree: tree)
  }
}
