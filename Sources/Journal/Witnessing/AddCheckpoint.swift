public import Cryptography

/// What a log asks of a witness: the body of `POST add-checkpoint` (c2sp.org/tlog-witness), parsed but not believed.
///
/// ```
/// old 20852014
/// base64(hash)        a consistency proof from that size, at most 63 lines
///
/// the checkpoint, byte for byte
/// ```
public struct AddCheckpoint: Hashable, Sendable {
  /// The most hashes a proof has: sizes stay under 2^63.
  public static let maximumHashCount = 63
  /// The longest request read, in bytes: the old size, the hashes, and the longest note.
  public static let maximumByteCount = 25 + 45 * maximumHashCount + SignedNote.maximumByteCount

  private static let prefix = Array("old ".utf8)

  /// The size that the log believes the witness cosigned last; 0 when it never did, or to be told.
  public let oldSize: UInt64
  /// The lines of the proof. They may be too many or too few for the two sizes: that is a proof that does not verify, not
  /// a malformed request.
  public let hashes: [Digest]
  /// What is to be cosigned.
  public let checkpoint: SignedCheckpoint

  /// The request of a log: a checkpoint of its own, and the proof that it extends what the witness cosigned last.
  ///
  /// - Throws: `malformedProof` when the proof is not about the checkpoint's size.
  public init(_ checkpoint: VerifiedCheckpoint, extending proof: ConsistencyProof) throws(JournalError) {
    guard proof.newSize == checkpoint.checkpoint.size else {
      throw JournalError(.malformedProof, "the proof is of another size")
    }
    oldSize = proof.oldSize
    hashes = proof.hashes
    self.checkpoint = checkpoint.signed
  }

  /// Reads a request.
  ///
  /// - Throws: `malformedRequest` for anything but the exact form of the lines before the checkpoint; `malformedNote` or
  ///   `malformedCheckpoint` for what follows.
  public init(parsing bytes: [UInt8]) throws(JournalError) {
    guard bytes.count <= Self.maximumByteCount else { throw JournalError(.malformedRequest, "too long") }
    var rest = bytes[...]
    func nextLine() throws(JournalError) -> ArraySlice<UInt8> {
      guard let end = rest.firstIndex(of: Lines.newline) else { throw JournalError(.malformedRequest, "ends early") }
      defer { rest = rest[(end + 1)...] }
      return rest[..<end]
    }
    let first = try nextLine()
    guard first.starts(with: Self.prefix), let size = Lines.decimal(first.dropFirst(Self.prefix.count)) else {
      throw JournalError(.malformedRequest, "no old size")
    }
    var hashes: [Digest] = []
    var line = try nextLine()
    while !line.isEmpty {
      guard hashes.count < Self.maximumHashCount, let decoded = Base64.decode(line), let hash = Digest(bytes: decoded)
      else { throw JournalError(.malformedRequest, "a line is not a hash, or there are too many") }
      hashes.append(hash)
      line = try nextLine()
    }
    oldSize = size
    self.hashes = hashes
    checkpoint = try SignedCheckpoint(parsing: Array(rest))
  }

  /// The request's bytes: those it was parsed from.
  public var bytes: [UInt8] {
    let lines = ["old \(oldSize)"] + hashes.map { Base64.encode($0.bytes) }
    return Array(lines.map { $0 + "\n" }.joined().utf8) + [Lines.newline] + checkpoint.bytes
  }
}
