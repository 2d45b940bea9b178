internal import Cryptography
internal import Foundation
internal import JSON
public import Liaison
internal import Sealing
internal import Statistics
internal import Store

extension Desk {
  /// An answer, sealed.
  fileprivate struct SealedAnswer: Sendable {
    let made: EnvelopeMaker.Made
    /// Whether its author could be sealed to.
    let reachesAuthor: Bool
  }

  /// Answers a fiche: the state changes, and the text is sealed to the author and to those on duty in the body.
  func answer<Act: FicheAct>(
    _ reference: Reference, _ kind: EventKind, by agent: AuthenticatedAgent, envelopes: EnvelopeMaker,
    act: @escaping @Sendable (FicheFacts) -> Act, nature: NatureEnveloppe, content: SecretBytes?,
    details: JSONObject,
    advance: @escaping @Sendable (EtatFiche, Acte) throws -> EtatFiche,
    compte: @escaping @Sendable (Fait, FicheSituation) -> Fait?, completion: @escaping Completion<StepAnswer>
  ) {
    onFiche(
      reference, kind, by: agent, act: { act($0.facts) },
      prepare: { situation -> (EtatFiche, SealedAnswer?) in
        // The state first: sealing for nothing would be a waste, and the message is clearer.
        let etat = try advance(situation.record.etat, situation.acte)
        guard let content else { return (etat, nil) }
        // An author who has left, or for whose key nobody vouches, does not receive: the body keeps its answer, and its
        // recovery key opens it.
        let author = situation.directory.vouchedAuthor(situation.record.auteur, at: situation.now)
        let body = try situation.directory.recipients(
          of: situation.facts.destination, at: situation.now, ecartes: Set(situation.facts.ecartes.map(\.id)))
        let made = try seal(
          content, nature, situation, envelopes, for: situation.record.destination,
          to: [author].compactMap(\.self) + body)
        return (etat, SealedAnswer(made: made, reachesAuthor: author != nil))
      },
      enter: { situation, prepared, ledger in
        let (etat, answer) = prepared
        if answer?.reachesAuthor == true { try recheckAuthor(situation, ledger) }
        let record = try ledger.transaction.advance(reference, to: etat, expecting: situation.record.version)
        try answer?.made.store(in: ledger)
        try ledger.note(of: reference) { compte($0, situation) }
        try ledger.notify(
          [.agent(situation.record.auteur)], of: reference, event: kind, except: agent.id, at: situation.now)
        var sealed = answer.map { JSONObject($0.made.envelope) } ?? [:]
        if answer?.reachesAuthor == false { sealed["auteurEcarte"] = true }
        return (JSON(record, at: situation.now).object ?? [:], details.adding(sealed))
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }

  /// Seals what is said about a fiche, after what was said before.
  func seal(
    _ content: SecretBytes, _ nature: NatureEnveloppe, _ situation: FicheSituation, _ envelopes: EnvelopeMaker,
    for destination: OrganismeID, to recipients: [Recipient]
  ) throws -> EnvelopeMaker.Made {
    let reference = situation.record.reference
    let (rank, previous) = try database.read { transaction in
      // Attachments follow the fiche, and nothing follows them: an answer to a fiche follows what was said before.
      let earlier = try transaction.envelopes(of: reference).last { $0.name.nature != .pieceJointe }
      return (try transaction.nextRank(of: nature, in: reference), earlier)
    }
    return try envelopes.seal(
      content, as: EnvelopeReference(reference, nature, rang: rank), by: situation.agent.id,
      for: destination, following: previous, to: recipients, at: situation.now)
  }

  /// Checks, inside the commit, that the author's key and what vouches for it are those that were sealed to: a new key,
  /// a revocation and the end of a membership each change the version of their bodies.
  func recheckAuthor(_ situation: FicheSituation, _ ledger: Ledger) throws {
    for held in situation.directory.memberships[situation.record.auteur] ?? [] {
      let version = situation.directory.membershipVersions[held.organisme] ?? 0
      try ledger.transaction.expect(membershipVersion: version, of: held.organisme)
    }
  }
}

/// Acknowledges a fiche: somebody has read it, and it is in hand.
public struct AcknowledgeFiche: Sendable {
  let desk: Desk
  let envelopes: EnvelopeMaker

  /// Acknowledges.
  public func callAsFunction(
    _ reference: Reference, _ accuse: AccuseDeReception, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.answer(
      reference, .accuse, by: agent, envelopes: envelopes, act: Accuser.init, nature: .accuse,
      content: accuse.message == nil ? nil : SealedContent.accuse(accuse), details: [:],
      advance: { etat, acte in try etat.accuser(acte) },
      compte: { FaitsDeFiche.accuse($0, $1.record, at: $1.now) }, completion: completion)
  }
}

/// Declines a fiche, with a reason.
public struct DeclineFiche: Sendable {
  let desk: Desk
  let envelopes: EnvelopeMaker

  /// Declines.
  public func callAsFunction(
    _ reference: Reference, _ refus: Refus, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    desk.answer(
      reference, .refus, by: agent, envelopes: envelopes, act: Refuser.init, nature: .refus,
      content: refus.precisions == nil ? nil : SealedContent.refus(refus),
      details: ["motif": .string(refus.motif.code)],
      advance: { etat, acte in try etat.refuser(acte, refus.motif) },
      compte: { fait, _ in fait.avec("suite", "refusee") }, completion: completion)
  }
}

/// Answers a fiche: what became of the person, and whether they were known.
public struct ReturnFiche: Sendable {
  let desk: Desk
  let envelopes: EnvelopeMaker

  /// Returns.
  public func callAsFunction(
    _ reference: Reference, _ retour: Retour, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    desk.answer(
      reference, .retour, by: agent, envelopes: envelopes, act: Retourner.init, nature: .retour,
      content: SealedContent.retour(retour),
      details: [
        "issue": .string(retour.issue.code), "connuDuDepartement": .string(retour.connuDuDepartement.code),
        "connuDeLaCAF": .string(retour.connuDeLaCAF.code),
      ],
      advance: { etat, acte in try etat.retourner(acte, retour.issue) },
      compte: { FaitsDeFiche.retour($0, retour, $1.record, at: $1.now) }, completion: completion)
  }
}
