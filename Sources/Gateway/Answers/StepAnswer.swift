public import JSON
internal import Store

/// What an act on a fiche or an avis answers: where it stands now, and the proof.
public struct StepAnswer: Sendable {
  /// The answer, without its receipt.
  public let json: JSONObject
  /// The proof that the act is in the journal.
  public let receipt: StepReceipt

  init(json: JSONObject, receipt: StepReceipt) { (self.json, self.receipt) = (json, receipt) }

  init(_ durable: Durable<JSONObject>) { (json, receipt) = (durable.value, durable.receipts[0]) }
}

/// An answer that is only read: its trace in the journal is durable before it is given, and needs no receipt.
public struct ReadAnswer: Sendable {
  /// The answer.
  public let json: JSONObject
}

extension StepAnswer {
  /// What an act on a fiche answers.
  public static let fiche = FicheRecord.answer
}
