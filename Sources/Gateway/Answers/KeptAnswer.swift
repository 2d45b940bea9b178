public import JSON

/// An answer that is kept with its idempotency key, so that a retry gets the same.
public struct KeptAnswer: Sendable {
  /// The answer, without its receipt.
  public let json: JSONObject
  /// The proof of the step in the journal; on a retry, in the newest checkpoint.
  public let receipt: StepReceipt

  init(json: JSONObject, receipt: StepReceipt) { (self.json, self.receipt) = (json, receipt) }
}
