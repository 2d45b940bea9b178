internal import Cryptography
internal import JSON
internal import Sealing

extension JSONObject {
  /// What the journal commits to of an envelope: the digest of its core, and one for each wrapped key.
  init(_ envelope: SealedEnvelope) {
    self = [
      "enveloppe": .string(envelope.id.hex), "empreinte": .string(envelope.core.digest.hex),
      "cles": .array(envelope.wrappedKeys.map { .string($0.digest.hex) }),
    ]
  }

  /// The same of a fiche's attachments; nothing when it has none.
  init(pieces: [SealedEnvelope]) {
    self = pieces.isEmpty ? [:] : ["pieces": .array(pieces.map { .object(JSONObject($0)) })]
  }

  /// These members and others, whose names differ.
  func adding(_ other: JSONObject) -> JSONObject {
    JSONObject(members: members.map { ($0.key, $0.value) } + other.members.map { ($0.key, $0.value) })
  }
}
