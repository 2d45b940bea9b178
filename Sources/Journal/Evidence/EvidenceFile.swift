public import Cryptography

/// Everything that proves one event, in one file: a signed statement, the entry, its proof, and what others said of the
/// journal. It proves that and when, without content.
///
/// The archive's members are these, in this order. The statement lists the digest of each of the others but its own
/// signature, so that one signature holds the file together; what each member proves is checked by itself.
public struct EvidenceFile: Hashable, Sendable {
  /// The names of the members.
  public enum Name {
    /// The signed statement.
    public static let statement = "attestation.txt"
    /// Its detached signature, in DER.
    public static let signature = "attestation.p7s"
    /// What the entry commits to.
    public static let body = "corps.json"
    /// What was hashed before it.
    public static let nonce = "nonce.hex"
    /// The 42 bytes of the entry.
    public static let entry = "entree.bin"
    /// The c2sp.org/tlog-proof.
    public static let proof = "preuve.tlog-proof"
    /// The checkpoint of that proof, which the timestamps are over.
    public static let checkpoint = "checkpoint"
    /// How to check each part.
    public static let guide = "LISEZMOI.txt"
  }

  /// What the entry commits to, where it was not erased and its reader may have it.
  public struct Body: Hashable, Sendable {
    /// The exact bytes.
    public let bytes: [UInt8]
    /// What was hashed before them.
    public let nonce: Nonce

    /// A body and its nonce.
    public init(bytes: [UInt8], nonce: Nonce) { (self.bytes, self.nonce) = (bytes, nonce) }
  }

  /// A timestamp over the checkpoint.
  public struct Timestamp: Hashable, Sendable {
    /// The name that the gateway gives to the authority: small letters, digits, `.` and `-`.
    public let authority: String
    /// The response (RFC 3161), DER, as it was received.
    public let token: [UInt8]

    /// A response of that authority.
    public init(authority: String, token: [UInt8]) { (self.authority, self.token) = (authority, token) }

    /// The member's name.
    public var name: String { "horodatage-\(authority).tsr" }
  }

  /// What the gateway states.
  public let statement: [UInt8]
  /// The detached signature of the statement.
  public let signature: [UInt8]
  /// What the entry commits to, if it is handed out.
  public let body: Body?
  /// The entry, its place, and the checkpoint that covers it.
  public let receipt: Receipt
  /// In the order of their names.
  public let timestamps: [Timestamp]
  /// How to check each part with public tools.
  public let guide: [UInt8]

  /// Puts the parts together.
  ///
  /// - Throws: `malformedEvidence` when the receipt does not carry its entry, the entry commits to another body, or a
  ///   timestamp's name does not do.
  public init(
    statement: [UInt8], signature: [UInt8], body: Body?, receipt: Receipt, timestamps: [Timestamp], guide: [UInt8]
  ) throws(JournalError) {
    (self.statement, self.signature, self.body) = (statement, signature, body)
    (self.receipt, self.guide) = (receipt, guide)
    self.timestamps = timestamps.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    guard let entry = try? LogEntry(bytes: receipt.extra ?? []) else {
      throw JournalError(.malformedEvidence, "the proof carries no entry")
    }
    if let body {
      let committed = try JournalBody(canonical: body.bytes, retention: entry.retention, nonce: body.nonce)
      try committed.verify(against: entry)
    }
    guard timestamps.allSatisfy({ Self.isAuthority($0.authority) && !$0.token.isEmpty }) else {
      throw JournalError(.malformedEvidence, "a timestamp's name")
    }
    _ = try StoredArchive(members)
  }

  /// Reads a file.
  ///
  /// - Throws: `malformedEvidence` for anything but the exact form, and the errors of its parts.
  public init(parsing bytes: [UInt8]) throws(JournalError) {
    let archive = try StoredArchive(parsing: bytes)
    func member(_ name: String) throws(JournalError) -> [UInt8] {
      guard let bytes = archive[name] else { throw JournalError(.malformedEvidence, "no \(name)") }
      return bytes
    }
    var body: Body?
    if let bytes = archive[Name.body] { body = Body(bytes: bytes, nonce: try Self.nonce(try member(Name.nonce))) }
    let receipt = try Receipt(parsing: try member(Name.proof))
    let timestamps = archive.members.compactMap { member -> Timestamp? in
      guard member.name.hasPrefix("horodatage-"), member.name.hasSuffix(".tsr"), member.name.utf8.count > 15 else {
        return nil
      }
      return Timestamp(authority: String(member.name.dropFirst(11).dropLast(4)), token: member.bytes)
    }
    try self.init(
      statement: try member(Name.statement), signature: try member(Name.signature), body: body, receipt: receipt,
      timestamps: timestamps, guide: try member(Name.guide))
    // One form: the entry and the checkpoint beside the proof are those of the proof, and nothing else is there.
    guard members == archive.members else { throw JournalError(.malformedEvidence, "members that do not agree") }
  }

  /// The file's bytes.
  public var bytes: [UInt8] {
    do { return try StoredArchive(members).bytes } catch { preconditionFailure("checked when it was made: \(error)") }
  }

  /// The members that the statement lists by their digests: all but itself and its signature.
  public static func listed(
    body: Body?, receipt: Receipt, timestamps: [Timestamp], guide: [UInt8]
  ) -> [(name: String, digest: Digest)] {
    parts(body, receipt, timestamps, guide).map { ($0.name, SHA256.digest($0.bytes)) }
  }

  /// The same, of this file.
  public var listed: [(name: String, digest: Digest)] {
    Self.listed(body: body, receipt: receipt, timestamps: timestamps, guide: guide)
  }

  private var members: [StoredArchive.Member] {
    [
      .init(name: Name.statement, bytes: statement), .init(name: Name.signature, bytes: signature),
    ] + Self.parts(body, receipt, timestamps, guide)
  }

  private static func parts(
    _ body: Body?, _ receipt: Receipt, _ timestamps: [Timestamp], _ guide: [UInt8]
  ) -> [StoredArchive.Member] {
    var members: [StoredArchive.Member] = []
    if let body {
      members.append(.init(name: Name.body, bytes: body.bytes))
      members.append(.init(name: Name.nonce, bytes: Array((Hexadecimal.encode(body.nonce.bytes) + "\n").utf8)))
    }
    members.append(.init(name: Name.entry, bytes: receipt.extra ?? []))
    members.append(.init(name: Name.proof, bytes: receipt.bytes))
    members.append(.init(name: Name.checkpoint, bytes: receipt.checkpoint.bytes))
    members += timestamps.map { .init(name: $0.name, bytes: $0.token) }
    members.append(.init(name: Name.guide, bytes: guide))
    return members
  }

  private static func nonce(_ text: [UInt8]) throws(JournalError) -> Nonce {
    guard text.last == Lines.newline, let bytes = Hexadecimal.decode(String(decoding: text.dropLast(), as: UTF8.self)),
      let nonce = Nonce(bytes: bytes)
    else { throw JournalError(.malformedEvidence, "the nonce") }
    return nonce
  }

  private static func isAuthority(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
  }
}
