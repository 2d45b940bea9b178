/// The witnesses that someone relies on, and how many of them must have cosigned a checkpoint.
public struct WitnessQuorum: Hashable, Sendable {
  /// Their keys.
  public let witnesses: [VerifierKey]
  /// How many are enough.
  public let threshold: Int

  /// A choice of witnesses.
  ///
  /// - Throws: `malformedKey` for a log's key, for a key that is there twice, under one name or two, and for two keys
  ///   whose lines could not be told apart; `quorumOutOfRange` when the threshold is under 1 or over their number.
  public init(witnesses: [VerifierKey], threshold: Int) throws(JournalError) {
    for (index, key) in witnesses.enumerated() {
      guard key.kind == .cosignature else { throw JournalError(.malformedKey, "a log's key cosigns nothing") }
      for other in witnesses[..<index] {
        let isSameName = key.keyID == other.keyID && key.name.utf8.elementsEqual(other.name.utf8)
        guard key.publicKey != other.publicKey, !isSameName else {
          throw JournalError(.malformedKey, "one witness counts once")
        }
      }
    }
    guard threshold >= 1, threshold <= witnesses.count else { throw JournalError(.quorumOutOfRange) }
    self.witnesses = witnesses
    self.threshold = threshold
  }

  /// The valid cosignatures that a checkpoint bears, one for each witness, the newest where it has several. A witness whose
  /// line does not verify counts for nothing, like one that did not sign.
  ///
  /// - Parameter limit: cosignatures dated later are left out, in Unix seconds; none are by default.
  public func cosignatures(on checkpoint: SignedCheckpoint, upTo limit: UInt64 = .max) -> [Cosignature] {
    witnesses.compactMap { try? $0.cosignature(of: checkpoint, among: checkpoint.note.signatures) }
      .filter { $0.time <= limit }
  }

  /// Checks that enough witnesses cosigned a checkpoint. Its log's signature is another matter: ``LogVerifier``.
  ///
  /// - Returns: who did, and when.
  /// - Throws: `quorumMissing`.
  @discardableResult
  public func verify(_ checkpoint: SignedCheckpoint, upTo limit: UInt64 = .max) throws(JournalError) -> [Cosignature] {
    let found = cosignatures(on: checkpoint, upTo: limit)
    guard found.count >= threshold else {
      throw JournalError(.quorumMissing, "\(found.count) of \(threshold)")
    }
    return found
  }
}
