public import Journal
internal import JSON

/// What a person keeps of a step: what the journal says of it, and the proof that the journal holds it.
public struct StepReceipt: Sendable {
  /// The event's code.
  public let event: String
  /// The entry's number.
  public let leaf: UInt64
  /// The body that the entry commits to, with its nonce.
  public let body: JournalBody
  /// The inclusion proof and the signed checkpoint.
  public let receipt: Receipt

  init(event: String, leaf: UInt64, body: JournalBody, receipt: Receipt) {
    (self.event, self.leaf, self.body, self.receipt) = (event, leaf, body, receipt)
  }
}
