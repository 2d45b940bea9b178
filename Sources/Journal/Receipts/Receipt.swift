import Cryptography

/// The proof, to be kept by whoever it matters to, that an entry is in the log: c2sp.org/tlog-proof@v1, file extension
/// `.tlog-proof`.
///
/// The `extra` line holds the 42 bytes of the entry, so that a receipt can be checked alone. It needs no trust: its leaf
/// hash is what the proof is about.
public struct Receipt: Hashable, Sendable {
  /// The longest receipt read, in bytes.
  public static let maximumByteCount = SignedNote.maximumByteCount + 8192

  private static let header = Array("c2sp.org/tlog-proof@v1".utf8)

  /// Opaque data beside the proof; in our receipts, the entry.
  public let extra: [UInt8]?
  /// Where the entry is, and in which tree.
  public let inclusion: InclusionProof
  /// The log's statement about that tree, not verified.
  public let checkpoint: SignedCheckpoint

  /// Makes the receipt of an entry, and checks it: a store that has rotted issues none.
  ///
  /// - Throws: `proofMismatch` when the kept hashes do not lead from the entry to the root, or what the reader throws.
  public init(entry: LogEntry, index: UInt64, checkpoint: VerifiedCheckpoint, reading hashes: some HashReader) throws {
    inclusion = try InclusionProof(index: index, size: checkpoint.checkpoint.size, reading: hashes)
    try inclusion.verify(leafHash: entry.leafHash, root: checkpoint.checkpoint.root)
    extra = entry.bytes
    self.checkpoint = checkpoint.signed
  }

  /// Reads a receipt.
  ///
  /// - Throws: `malformedReceipt` for anything but the exact form, or the error of its checkpoint or proof.
  public init(parsing bytes: [UInt8]) throws(JournalError) {
    guard bytes.count <= Self.maximumByteCount else { throw JournalError(.malformedReceipt, "too long") }
    var rest = bytes[...]
    func nextLine() throws(JournalError) -> ArraySlice<UInt8> {
      guard let end = rest.firstIndex(of: Lines.newline) else { throw JournalError(.malformedReceipt, "ends early") }
      defer { rest = rest[(end + 1)...] }
      return rest[..<end]
    }
    guard try nextLine().elementsEqual(Self.header) else {
      throw JournalError(.malformedReceipt, "not a tlog-proof@v1")
    }
    var line = try nextLine()
    if let value = Self.value(of: "extra ", in: line) {
      guard let decoded = Base64.decode(value) else { throw JournalError(.malformedReceipt, "extra is not base64") }
      extra = decoded
      line = try nextLine()
    } else {
      extra = nil
    }
    guard let digits = Self.value(of: "index ", in: line), let index = Lines.decimal(digits) else {
      throw JournalError(.malformedReceipt, "no index")
    }
    var hashes: [Digest] = []
    line = try nextLine()
    while !line.isEmpty {
      guard hashes.count < 63, let decoded = Base64.decode(line), let hash = Digest(bytes: decoded) else {
        throw JournalError(.malformedReceipt, "a line is not a hash")
      }
      hashes.append(hash)
      line = try nextLine()
    }
    checkpoint = try SignedCheckpoint(parsing: Array(rest))
    inclusion = try InclusionProof(index: index, size: checkpoint.claim.size, hashes: hashes)
  }

  /// The receipt's bytes: those it was parsed from.
  public var bytes: [UInt8] {
    var text = "c2sp.org/tlog-proof@v1\n"
    if let extra { text += "extra \(Base64.encode(extra))\n" }
    text += "index \(inclusion.index)\n"
    for hash in inclusion.hashes { text += Base64.encode(hash.bytes) + "\n" }
    return Array(text.utf8) + [Lines.newline] + checkpoint.bytes
  }

  /// Checks the signature, then the proof for `entry`.
  ///
  /// - Throws: the verifier's refusals, or `proofMismatch` when the log signed for another entry at that index.
  @discardableResult
  public func verify(_ entry: LogEntry, with verifier: LogVerifier) throws(JournalError) -> VerifiedCheckpoint {
    let verified = try verifier.verify(checkpoint)
    try inclusion.verify(leafHash: entry.leafHash, root: verified.checkpoint.root)
    return verified
  }

  /// Checks the signature, then the proof for the entry that the receipt itself carries.
  ///
  /// - Returns: the entry, now proven to be in the log.
  /// - Throws: `malformedEntry` when `extra` holds no entry, and the refusals of ``verify(_:with:)``.
  public func verify(with verifier: LogVerifier) throws(JournalError) -> LogEntry {
    let entry = try LogEntry(bytes: extra ?? [])
    try verify(entry, with: verifier)
    return entry
  }

  private static func value(of key: String, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    line.starts(with: key.utf8) ? line.dropFirst(key.utf8.count) : nil
  }
}
