public import JSON
internal import Journal

extension JSON {
  /// A receipt: the event, its number, the body and nonce that the entry commits to, and the tlog-proof.
  public init(_ receipt: StepReceipt) {
    self = [
      "evenement": .string(receipt.event), "feuille": .integer(Int64(receipt.leaf)),
      "corps": .string(String(decoding: receipt.body.bytes, as: UTF8.self)),
      "nonce": .string(
        receipt.body.nonce.bytes.map { byte in
          String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()),
      "preuve": .string(String(decoding: receipt.receipt.bytes, as: UTF8.self)),
    ]
  }
}
