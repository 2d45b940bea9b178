public import JSON
public import Liaison
internal import Sealing
internal import Store

/// Hands out what is sealed of something said aloud: its words to their author, its justification to its readers.
public struct OpenOrale: Sendable {
  let desk: Desk

  /// Opens.
  public func callAsFunction(
    _ reference: Reference, by agent: AuthenticatedAgent, completion: @escaping Completion<HandedEnvelopes>
  ) {
    desk.onOrale(
      reference, .ouvertureOrale, by: agent, act: OuvrirOrale.init(orale:),
      prepare: { situation in
        let handed = try desk.database.read { try $0.envelopes(of: reference) }
        guard !handed.isEmpty else {
          throw GatewayError(.notFound, "Rien n’a été scellé avec cette transmission orale : elle est toute en codes.")
        }
        return try desk.envelopes(of: reference, for: situation.agent)
      },
      enter: { _, handed, _ in
        (handed, ["enveloppes": .array(handed.map { .string($0.header.envelope.hex) })])
      },
      completion: { outcome in
        completion(
          outcome.map { durable in
            HandedEnvelopes(envelopes: durable.value, etat: "consignee", receipt: durable.receipts[0])
          })
      })
  }
}

/// Writes the justification owed for a péril that was said aloud, sealed to its author and to a circonscription.
public struct JustifyOrale: Sendable {
  let desk: Desk
  let envelopes: EnvelopeMaker

  /// Justifies.
  /// - Parameter reviewer: the circonscription whose cadres read it; nil for the one that the author's own body
  ///   belongs to.
  public func callAsFunction(
    _ reference: Reference, _ justification: Justification, reviewer: OrganismeID?, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onOrale(
      reference, .justification, by: agent, act: JustifierOrale.init(orale:),
      prepare: { situation -> EnvelopeMaker.Made in
        let owed = try desk.database.read { try $0.obligations(about: reference) }
        guard let due = owed.first(where: { $0.nature == Obligation.justification }) else {
          throw GatewayError(.wrongState, "Aucune justification n’est due pour cette transmission orale.")
        }
        guard due.doneOn == nil else {
          throw GatewayError(.wrongState, "La justification est déjà écrite.")
        }
        return try desk.seal(justification, on: reference, reviewer: reviewer, in: situation, envelopes)
      },
      enter: { situation, made, ledger in
        guard
          try ledger.transaction.fulfil(
            Obligation.justification, about: reference, answer: "justifiee", at: situation.now)
        else { throw GatewayError.outdated }
        try made.store(in: ledger)
        try ledger.notify(
          made.holders.values, of: reference, event: .justification, except: situation.agent.id, at: situation.now)
        let relecture = try ledger.transaction.relecture(of: reference)
        return (JSON(situation.record, reviewedBy: relecture).object ?? [:], JSONObject(made.envelope))
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }
}

extension StepAnswer {
  /// What an act on something said aloud answers.
  public static let orale = OraleRecord.answer
}
