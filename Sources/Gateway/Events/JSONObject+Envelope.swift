internal import Cryptography
internal import JSON
internal import Liaison
internal import Sealing
internal import Store

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

  /// What the journal says of what an opening hands out: each envelope, and the digest of its core; of a fiche, what it holds.
  init(handed: [HandedEnvelope], of fiche: FicheRecord? = nil) {
    self = [
      "enveloppes": .array(handed.map { .string($0.record.id.hex) }),
      "empreintes": .array(handed.map { .string($0.record.digest.hex) }),
    ]
    // Someone who holds no key to the fiche itself, only to an answer, is given none of its sections.
    guard let fiche, handed.contains(where: { $0.record.name.nature == .fiche }) else { return }
    self = adding(fiche.contentInCodes)
  }

  /// These members and others, whose names differ.
  func adding(_ other: JSONObject) -> JSONObject {
    JSONObject(members: members.map { ($0.key, $0.value) } + other.members.map { ($0.key, $0.value) })
  }
}

extension FicheRecord {
  /// The sections that a fiche holds and the categories of what is in them and attached, as the journal says it.
  var contentInCodes: JSONObject {
    [
      "rubriques": .array(sections.map { .string($0.code) }), "categories": .array(categories.map { .string($0.code) }),
    ]
  }
}
