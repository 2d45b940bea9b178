/// A witness's statement (c2sp.org/tlog-cosignature) that a checkpoint is the largest it saw of that log at a time, made
/// by a ``Cosigner`` or found valid by ``VerifierKey/cosignature(of:among:)``.
public struct Cosignature: Hashable, Sendable {
  /// Who says so.
  public let key: VerifierKey
  /// When, in Unix seconds, by the witness's clock; at most 2^63 - 1.
  public let time: UInt64
  /// The line as it stands in the note.
  public let line: NoteSignature

  /// Only for the two that know: ``Cosigner`` and the check below.
  init(checked line: NoteSignature, by key: VerifierKey, at time: UInt64) {
    self.key = key
    self.time = time
    self.line = line
  }

  /// The bytes that are signed: domain, time, and the whole text of the checkpoint, its further lines included.
  static func message(_ text: String, at time: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
  }

  /// The time before the signature, or nothing when there is no room for both or the time is over 2^63 - 1.
  static func time(of line: NoteSignature) -> UInt64? {
    guard line.signature.count == 8 + 64 else { return nil }
    let time = line.signature.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return time <= UInt64(Int64.max) ? time : nil
  }
}

extension VerifierKey {
  /// The newest cosignature of a checkpoint by this key among some lines, such as a witness's answer. Lines by other keys
  /// are ignored.
  ///
  /// - Throws: `malformedKey` when this is a log's key; `unknownKey` when no line is by this one; `badSignature` when one
  ///   is and does not verify.
  public func cosignature(
    of checkpoint: SignedCheckpoint, among lines: [NoteSignature]
  ) throws(JournalError) -> Cosignature {
    guard kind == .cosignature else { throw JournalError(.malformedKey, "a log's key cosigns nothing") }
    var newest: Cosignature?
    for line in lines where isNamed(by: line) {
      guard isValid(line, for: checkpoint.note.text), let time = Cosignature.time(of: line) else {
        throw JournalError(.badSignature)
      }
      if newest.map({ $0.time < time }) ?? true { newest = Cosignature(checked: line, by: self, at: time) }
    }
    guard let newest else { throw JournalError(.unknownKey) }
    return newest
  }
}

extension SignedCheckpoint {
  /// The checkpoint with these cosignatures, each in place of an earlier one by its key.
  ///
  /// - Throws: `malformedNote` when there would be too many lines.
  public func adding(_ cosignatures: [Cosignature]) throws(JournalError) -> SignedCheckpoint {
    let kept = note.signatures.filter { line in !cosignatures.contains { $0.key.isNamed(by: line) } }
    let bare = SignedNote(text: note.text, signatures: kept)
    return SignedCheckpoint(note: try bare.adding(cosignatures.map(\.line)), claim: claim)
  }
}

extension VerifiedCheckpoint {
  /// The checkpoint with these cosignatures: still signed by its log.
  ///
  /// - Throws: `malformedNote` when there would be too many lines.
  public func adding(_ cosignatures: [Cosignature]) throws(JournalError) -> VerifiedCheckpoint {
    VerifiedCheckpoint(checked: try signed.adding(cosignatures))
  }
}
