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

  private struct Prepared: Sendable {
    let etat: EtatFiche
    let destination: Organisme
    /// For the fiche, then for each of its attachments.
    let envelopes: [Rows]
    /// What is said of the reason, sealed.
    let words: EnvelopeMaker.Made?
    /// The new body's recovery key: where it has a row, that row stays.
    let recovery: RecipientKeyID?
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
    let recipients = try directory.recipients(
      of: destination, at: situation.now, ecartes: Set(situation.facts.ecartes.map(\.id)))
    let rows = try rows(
      of: situation.record, keys, for: recipients, besides: reorientation.precisions == nil ? 0 : 1)
    let words = try reorientation.precisions.map { _ in
      // As for an answer: an author who has left, or for whose key nobody vouches, does not receive.
      let author = directory.vouchedAuthor(situation.record.auteur, at: situation.now)
      return try desk.seal(
        SealedContent.reorientation(reorientation), .reorientation, situation, envelopes, for: destination.id,
        to: [author].compactMap(\.self) + recipients)
    }
    return Prepared(
      etat: etat, destination: destination, envelopes: rows, words: words,
      recovery: recipients.first { $0.holder.agent == nil }?.certificate.keyID)
  }

  private func enter(
    _ situation: FicheSituation, _ prepared: Prepared, _ reorientation: Reorientation, _ ledger: inout Ledger
  ) throws -> (JSONObject, JSONObject) {
    let transaction = ledger.transaction
    let reference = situation.record.reference
    try transaction.expect(
      membershipVersion: situation.directory.membershipVersions[prepared.destination.id] ?? 0,
      of: prepared.destination.id)
    if prepared.words != nil { try desk.recheckAuthor(situation, ledger) }
    // A key that was recovered meanwhile: what is missing is counted again.
    for envelope in prepared.envelopes {
      guard try transaction.keys(to: envelope.envelope) == envelope.held else { throw GatewayError.outdated }
    }
    let removed = try transaction.removeKeysOfBodies(to: reference, besides: prepared.recovery)
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
    try ledger.note(of: reference) { fait in
      FaitsDeFiche.reorientee(fait, to: prepared.destination, in: situation.directory)
    }
    try ledger.notify(
      prepared.envelopes[0].rows.map(\.holder), of: reference, event: .reorientation, except: situation.agent.id,
      at: situation.now)
    var details: JSONObject = [
      "de": .string(situation.record.destination.description), "vers": .string(prepared.destination.id.description),
      "motif": .string(reorientation.motif.code), "clesSupprimees": .integer(Int64(removed)),
    ]
    details = details.adding(prepared.envelopes[0].journaled).adding(situation.record.contentInCodes)
    if let words = prepared.words { details["precisions"] = .object(JSONObject(words.envelope)) }
    let pieces = prepared.envelopes.dropFirst().map { JSON.object($0.journaled) }
    if !pieces.isEmpty { details["pieces"] = .array(Array(pieces)) }
    return (JSON(record, at: situation.now).object ?? [:], details)
  }
}
