internal import Cryptography
internal import Foundation
internal import JSON
public import Liaison
public import Sealing
internal import Store

/// Sends a fiche on to another body. The keys are re-wrapped by whoever re-routes, on their side: the gateway could not.
public struct RerouteFiche: Sendable {
  let desk: Desk
  let envelopes: EnvelopeMaker
  let delays: BaremeDelais

  /// A wrapped key that the client made for one envelope.
  public struct Rewrap: Sendable {
    /// The envelope.
    public let envelope: EnvelopeID
    /// Its key, wrapped for one new recipient.
    public let key: WrappedKey

    /// A key for an envelope.
    public init(envelope: EnvelopeID, key: WrappedKey) { (self.envelope, self.key) = (envelope, key) }
  }

  /// Re-routes.
  ///
  /// The former body loses its keys in the same commit. The re-wrapped keys must be exactly those of the new body's
  /// recipients, for the fiche's own envelope and for each of its attachments. What is said of the reason is sealed to the
  /// author and to the new body, and kept nowhere else.
  public func callAsFunction(
    _ reference: Reference, _ reorientation: Reorientation, keys: [Rewrap], by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onFiche(
      reference, .reorientation, by: agent,
      act: { situation in
        let destination = try situation.directory.destination(of: .organisme(reorientation.vers, nil))
        return Reorienter(fiche: situation.facts, natureDestination: destination.nature.code)
      },
      prepare: { try prepare($0, reorientation, keys) },
      enter: { situation, prepared, ledger in
        try enter(situation, prepared, reorientation, &ledger)
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }

  /// The new rows of one envelope.
  private struct Rows: Sendable {
    let envelope: EnvelopeID
    let rows: [(key: WrappedKey, holder: KeyHolder)]

    /// What the journal says of them.
    var journaled: JSONObject {
      ["enveloppe": .string(envelope.hex), "cles": .array(rows.map { .string($0.key.digest.hex) })]
    }
  }

  private struct Prepared: Sendable {
    let etat: EtatFiche
    let destination: Organisme
    /// For the fiche, then for each of its attachments.
    let envelopes: [Rows]
    /// What is said of the reason, sealed.
    let words: EnvelopeMaker.Made?
    /// The recovery key of both bodies is the same: its row stays.
    let keepsRecovery: Bool
  }

  private func prepare(
    _ situation: FicheSituation, _ reorientation: Reorientation, _ keys: [Rewrap]
  ) throws -> Prepared {
    let etat = try situation.record.etat.reorienter(situation.acte, vers: reorientation.vers, reorientation.motif)
    guard reorientation.vers != situation.record.destination else {
      throw GatewayError(.invalid, "La fiche est déjà adressée à cet organisme.", field: "destination")
    }
    let directory = situation.directory
    let destination = try directory.destination(of: .organisme(reorientation.vers, nil))
    let former = directory.recovery(for: situation.facts.destination)?.0
    let keepsRecovery = directory.recovery(for: destination)?.0 == former
    let author = try directory.author(situation.record.auteur)
    let readers = try directory.recipients(
      of: destination, at: situation.now, ecartes: Set(situation.facts.ecartes.map(\.id)))
    let expected = readers.filter { recipient in
      if case .recovery = recipient.holder { return !keepsRecovery }
      return recipient.certificate.keyID != author.certificate.keyID
    }
    let holders = Dictionary(uniqueKeysWithValues: expected.map { ($0.certificate.keyID, $0.holder) })
    let rows = try rows(
      of: situation.record.reference, keys, for: holders, besides: reorientation.precisions == nil ? 0 : 1)
    let words = try reorientation.precisions.map { _ in
      try desk.seal(
        SealedContent.reorientation(reorientation), .reorientation, situation, envelopes, for: destination.id,
        to: [author] + readers)
    }
    return Prepared(
      etat: etat, destination: destination, envelopes: rows, words: words, keepsRecovery: keepsRecovery)
  }

  /// The rows of each envelope that is sent on: exactly one for each holder, and none for anything else.
  /// - Parameter others: how many envelopes will be sealed for them besides.
  private func rows(
    of reference: Reference, _ keys: [Rewrap], for holders: [RecipientKeyID: KeyHolder], besides others: Int
  ) throws -> [Rows] {
    let sent = try desk.database.read { try $0.envelopes(of: reference) }
      .filter { [.fiche, .pieceJointe].contains($0.name.nature) }
    try KeyBudget.check(
      envelopes: sent.count + others, attachments: 0, recipients: holders.count, field: "destination")
    let rows = sent.map { envelope in
      let own = keys.filter { $0.envelope == envelope.id }
      return Rows(
        envelope: envelope.id, rows: own.compactMap { rewrap in holders[rewrap.key.recipient].map { (rewrap.key, $0) } }
      )
    }
    guard !rows.isEmpty, keys.count == rows.count * holders.count,
      rows.allSatisfy({ $0.rows.count == holders.count && Set($0.rows.map(\.key.recipient)).count == holders.count })
    else {
      throw GatewayError(
        .invalid,
        "Les clés réenveloppées ne sont pas celles des destinataires de permanence, pour la fiche et pour chacune de ses pièces : relisez la liste et recommencez.",
        field: "cles")
    }
    return rows
  }

  private func enter(
    _ situation: FicheSituation, _ prepared: Prepared, _ reorientation: Reorientation, _ ledger: inout Ledger
  ) throws -> (JSONObject, JSONObject) {
    let transaction = ledger.transaction
    let reference = situation.record.reference
    try transaction.expect(
      membershipVersion: situation.directory.membershipVersions[prepared.destination.id] ?? 0,
      of: prepared.destination.id)
    var removed = try transaction.removeKeys(heldIn: situation.record.destination, to: reference)
    if !prepared.keepsRecovery, let (body, _) = situation.directory.recovery(for: situation.facts.destination) {
      removed += try transaction.removeKeys(heldIn: body, to: reference)
    }
    for envelope in prepared.envelopes {
      for row in envelope.rows {
        try transaction.add(row.key, to: envelope.envelope, holder: row.holder, at: situation.now)
      }
    }
    // After the former body's keys were taken away: members of both keep this one.
    try prepared.words?.store(in: ledger)
    let record = try transaction.advance(
      reference, to: prepared.etat, expecting: situation.record.version, destination: prepared.destination.id,
      deadlines: delays.echeances(situation.record.urgence, transmise: situation.now))
    try ledger.notify(
      prepared.envelopes[0].rows.map(\.holder), of: reference, event: .reorientation, except: situation.agent.id,
      at: situation.now)
    var details: JSONObject = [
      "de": .string(situation.record.destination.description), "vers": .string(prepared.destination.id.description),
      "motif": .string(reorientation.motif.code), "clesSupprimees": .integer(Int64(removed)),
    ]
    details = details.adding(prepared.envelopes[0].journaled)
    if let words = prepared.words { details["precisions"] = .object(JSONObject(words.envelope)) }
    let pieces = prepared.envelopes.dropFirst().map { JSON.object($0.journaled) }
    if !pieces.isEmpty { details["pieces"] = .array(Array(pieces)) }
    return (JSON(record, at: situation.now).object ?? [:], details)
  }
}
