/// Checks that checkpoints are of one log and signed by its key.
public struct LogVerifier: Hashable, Sendable {
  /// The log that is trusted.
  public let origin: String
  /// The key it signs with.
  public let key: VerifierKey

  /// Trusts `key` for the log that bears its name.
  public init(key: VerifierKey) {
    self.init(origin: key.name, key: key)
  }

  /// Trusts the key in a vkey for the log that bears its name.
  ///
  /// - Throws: `malformedKey`, also for a witness's key.
  public init(vkey: String) throws(JournalError) {
    let key = try VerifierKey(vkey: vkey)
    guard key.kind == .note else { throw JournalError(.malformedKey, "a witness's key signs no log") }
    self.init(key: key)
  }

  /// Trusts `key` for a log whose origin is not the key's name, such as sum.golang.org's.
  public init(origin: String, key: VerifierKey) {
    self.origin = origin
    self.key = key
  }

  /// Checks origin and signature. Lines of unknown keys are ignored, so that witnesses may cosign; a line that bears our
  /// key's name and ID and does not verify refuses the whole note.
  ///
  /// - Throws: `wrongOrigin`, `unknownKey` when no line is by the key, `badSignature`.
  public func verify(_ signed: SignedCheckpoint) throws(JournalError) -> VerifiedCheckpoint {
    guard signed.claim.origin.utf8.elementsEqual(origin.utf8) else { throw JournalError(.wrongOrigin) }
    try key.verify(signed.note)
    return VerifiedCheckpoint(checked: signed)
  }

  /// Parses and checks.
  public func verify(_ bytes: [UInt8]) throws(JournalError) -> VerifiedCheckpoint {
    try verify(SignedCheckpoint(parsing: bytes))
  }
}

extension VerifierKey {
  /// Checks that this key signed the note, whatever others did.
  ///
  /// - Throws: `unknownKey` when no line is by this key, `badSignature` when one is and does not verify.
  public func verify(_ note: SignedNote) throws(JournalError) {
    let lines = note.signatures.filter { isNamed(by: $0) }
    guard !lines.isEmpty else { throw JournalError(.unknownKey) }
    guard lines.allSatisfy({ isValid($0, for: note.text) }) else { throw JournalError(.badSignature) }
  }
}
