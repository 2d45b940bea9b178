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

extension StepReceipt: Described {
  /// A receipt.
  public static let schema = JSONSchema.object([
    .required("evenement", .codes(EventKind.allCases.map(\.rawValue))), .required("feuille", .count),
    .required("corps", .string()), .required("nonce", .string(pattern: "(?:[0-9a-f]{2})+")),
    .required("preuve", .string()),
  ]).described("La preuve qu’un acte est dans le journal : son corps, et sa preuve c2sp.org/tlog-proof.").named("Recu")
}
