internal import Cryptography
internal import Foundation
public import JSON
internal import Liaison
internal import Sealing

extension JSON {
  /// What opening answers: the envelopes, what their signed headers must say, and the receipt.
  public init(_ handed: HandedEnvelopes, of reference: String) {
    self = [
      "reference": .string(reference), "etat": .string(handed.etat),
      "enveloppes": .array(handed.envelopes.map { JSON($0) }), "recu": JSON(handed.receipt),
    ]
  }

  init(_ handed: HandedEnvelope) {
    let header = handed.header
    self = .objet([
      "id": .string(header.envelope.hex), "genre": .string(header.kind), "version": .integer(Int64(header.version)),
      "auteur": .string(header.author), "destination": .string(header.destination),
      "precedente": header.previous.map { .string($0.hex) },
      "cms": .string(Data(handed.cms).base64EncodedString()),
    ])
  }
}

extension HandedEnvelopes {
  /// What opening answers.
  public static let answer: [JSONSchema.Member] = [
    .required("reference", Reference.schema), .required("etat", .string()),
    .required("enveloppes", .array(of: HandedEnvelope.schema)), .required("recu", StepReceipt.schema),
  ]
}

extension HandedEnvelope: Described {
  /// An envelope, and what its signed header must say.
  public static let schema = JSONSchema.object([
    .required("id", .hexadecimal(bytes: EnvelopeID.byteCount)), .required("genre", .code(NatureEnveloppe.self)),
    .required("version", .count), .required("auteur", .string()), .required("destination", .string()),
    .optional("precedente", .string(pattern: "[0-9a-f]{64}")), .required("cms", .base64()),
  ]).described("Une enveloppe CMS scellée pour qui la demande.").named("Enveloppe")
}
