public import JSON
public import Liaison
internal import Sealing
internal import Store

/// Hands out the envelopes of an avis: the message to those who can act, its author's own words to them alone, the
/// justification to its reviewers.
public struct OpenAvis: Sendable {
  let desk: Desk

  /// Opens.
  public func callAsFunction(
    _ reference: Reference, by agent: AuthenticatedAgent, completion: @escaping Completion<HandedEnvelopes>
  ) {
    desk.onAvis(
      reference, .ouvertureAvis, by: agent, act: OuvrirAvis.init(avis:),
      prepare: { try desk.envelopes(of: reference, for: $0.agent) },
      enter: { situation, handed, _ in
        (
          (handed, situation.suivi?.etat.nature.code ?? "consignee"),
          JSONObject(handed: handed)
        )
      },
      completion: { outcome in
        completion(
          outcome.map { durable in
            HandedEnvelopes(envelopes: durable.value.0, etat: durable.value.1, receipt: durable.receipts[0])
          })
      })
  }
}

/// Writes the justification owed for one's own péril, sealed to its author and to the reviewing circonscription.
public struct JustifyAvis: Sendable {
  let desk: Desk
  let envelopes: EnvelopeMaker

  /// Justifies.
  /// - Parameter reviewer: the circonscription whose cadres review it; nil for the one that the author's own body
  ///   belongs to.
  public func callAsFunction(
    _ reference: Reference, _ justification: Justification, reviewer: OrganismeID?, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onAvis(
      reference, .justification, by: agent, act: Justifier.init(avis:),
      prepare: { situation -> (EtatAvis, EnvelopeMaker.Made) in
        let etat = try situation.followed.etat.justifier(situation.acte)
        return (etat, try desk.seal(justification, on: reference, reviewer: reviewer, in: situation, envelopes))
      },
      enter: { situation, prepared, ledger in
        let (etat, made) = prepared
        try made.store(in: ledger)
        try ledger.transaction.advance(peril: reference, to: etat, expecting: situation.followed.version)
        try ledger.transaction.fulfil(
          Obligation.justification, about: reference, answer: "justifiee", at: situation.now)
        try ledger.notify(
          made.holders.values, of: reference, event: .justification, except: agent.id, at: situation.now)
        let details: JSONObject = [
          "enRetard": .bool(etat.estEnRetard(at: situation.now)),
          "destination": .string(made.record.destination.description),
        ]
        return (try ledger.transaction.answer(on: reference), details.adding(JSONObject(made.envelope)))
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }
}

/// Reviews somebody else's péril, written or said aloud: its justification and coded facts, never the message itself.
public struct ReviewAvis: Sendable {
  let desk: Desk

  /// Reviews.
  public func callAsFunction(
    _ reference: Reference, _ conclusion: ConclusionRelecture, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onAvis(
      reference, .relecture, by: agent, act: Relire.init(avis:),
      prepare: { try $0.followed.etat.relire($0.acte, conclusion) },
      enter: { situation, etat, ledger in
        try ledger.transaction.advance(peril: reference, to: etat, expecting: situation.followed.version)
        return (try ledger.transaction.answer(on: reference), ["conclusion": .string(conclusion.code)])
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }
}

extension AvisSituation {
  /// Its justification and review.
  /// - Throws: ``GatewayError`` with `wrongState` for what was said aloud and owes none.
  fileprivate var followed: SuiviDePeril {
    get throws {
      guard let suivi else {
        throw GatewayError(.wrongState, "Aucune justification n’est due pour cette transmission orale.")
      }
      return suivi
    }
  }
}

extension StepAnswer {
  /// What an act on an avis de péril answers.
  public static let avis = AvisRecord.answer
  /// What an act on something said aloud answers.
  public static let orale = OraleRecord.answer
}
