/// A checkpoint as it travels: a signed note, parsed but not verified.
public struct SignedCheckpoint: Hashable, Sendable {
  /// The note, byte for byte.
  public let note: SignedNote
  /// What it claims.
  public let claim: Checkpoint

  /// Reads a signed checkpoint.
  ///
  /// - Throws: `malformedNote` or `malformedCheckpoint`.
  public init(parsing bytes: [UInt8]) throws(JournalError) {
    try self.init(note: SignedNote(parsing: bytes))
  }

  /// Reads the checkpoint in a note.
  public init(note: SignedNote) throws(JournalError) {
    self.note = note
    claim = try Checkpoint(text: note.text)
  }

  init(note: SignedNote, claim: Checkpoint) {
    self.note = note
    self.claim = claim
  }

  /// The bytes it was parsed from.
  public var bytes: [UInt8] { note.bytes }
}

/// A checkpoint that its log has signed: made by a ``LogSigner``, or by a ``LogVerifier`` after checking.
public struct VerifiedCheckpoint: Hashable, Sendable {
  /// What the log states.
  public let checkpoint: Checkpoint
  /// The note it states it in, with every signature, cosignatures of unknown keys included.
  public let signed: SignedCheckpoint

  /// Only for the two that checked: ``LogSigner`` and ``LogVerifier``.
  init(checked signed: SignedCheckpoint) {
    checkpoint = signed.claim
    self.signed = signed
  }
}
