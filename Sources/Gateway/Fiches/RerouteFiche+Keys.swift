internal import Cryptography
internal import JSON
internal import Liaison
internal import Sealing
internal import Store

extension RerouteFiche {
  /// The new rows of one envelope, and the rows that it had when they were chosen.
  struct Rows: Sendable {
    let envelope: EnvelopeID
    let digest: Digest
    let held: [KeyRecord]
    let rows: [(key: WrappedKey, holder: KeyHolder)]

    /// What the journal says of them.
    var journaled: JSONObject {
      [
        "enveloppe": .string(envelope.hex), "empreinte": .string(digest.hex),
        "cles": .array(rows.map { .string($0.key.digest.hex) }),
      ]
    }
  }

  /// Who must be given a key to an envelope that goes to a body: whoever is on duty there, and its recovery key.
  ///
  /// The rows say who holds what, not today's directory: keys were replaced, and people left, since it was sealed. The
  /// author keeps their own row, and is given one for the key they have now if they are on duty there; a recovery key that
  /// has a row keeps it. Clients, who see the key identifiers alone, come to the same.
  static func missing(
    among recipients: [Recipient], to held: [KeyRecord], by author: AgentID
  ) -> [RecipientKeyID: KeyHolder] {
    let kept = Set(held.filter { $0.holder == .agent(author) || $0.holder.agent == nil }.map(\.recipient))
    var missing: [RecipientKeyID: KeyHolder] = [:]
    for recipient in recipients {
      let (key, isAuthor) = (recipient.certificate.keyID, recipient.holder.agent == author)
      if recipient.holder.agent == nil || isAuthor, kept.contains(key) { continue }
      missing[key] = isAuthor ? .agent(author) : recipient.holder
    }
    return missing
  }

  /// The rows of each envelope that is sent on: exactly one for each who lacks it, and none for anything else.
  /// - Parameter others: how many envelopes will be sealed for them besides.
  /// - Throws: ``GatewayError`` with `invalid`.
  func rows(
    of fiche: FicheRecord, _ keys: [Rewrap], for recipients: [Recipient], besides others: Int
  ) throws -> [Rows] {
    let sent = try desk.database.read { transaction in
      try transaction.envelopes(of: fiche.reference).filter { [.fiche, .pieceJointe].contains($0.name.nature) }
        .map { ($0, try transaction.keys(to: $0.id)) }
    }
    try KeyBudget.check(
      envelopes: sent.count + others, attachments: 0, recipients: recipients.count, field: "destination")
    var expected = 0
    let rows = sent.map { envelope, held in
      let holders = Self.missing(among: recipients, to: held, by: fiche.auteur)
      expected += holders.count
      let own = keys.filter { $0.envelope == envelope.id }
      let rows = own.compactMap { rewrap in holders[rewrap.key.recipient].map { (rewrap.key, $0) } }
      let isWhole = rows.count == holders.count && Set(rows.map(\.0.recipient)).count == holders.count
      return (Rows(envelope: envelope.id, digest: envelope.digest, held: held, rows: rows), isWhole)
    }
    guard !rows.isEmpty, keys.count == expected, rows.allSatisfy(\.1) else {
      throw GatewayError(
        .invalid,
        "Les clés réenveloppées ne sont pas celles des destinataires de permanence, pour la fiche et pour chacune de ses pièces : relisez la liste et recommencez.",
        field: "cles")
    }
    return rows.map(\.0)
  }
}
