internal import Foundation
public import JSON
internal import Law
public import Liaison
internal import Sealing
internal import Store

/// Sends an avis de péril (Code pénal 223-6) at once; its justification is owed within 24 hours.
public struct RaisePeril: Sendable {
  let desk: Desk
  let envelopes: EnvelopeMaker

  /// Sends.
  /// - Parameters:
  ///   - suite: the author's earlier fiche or avis about the same situation, if there is one.
  ///   - key: a retry with the same key gets the same answer, and sends nothing twice.
  public func callAsFunction(
    _ avis: AvisDePeril, to destination: OrganismeID, enSuiteDe suite: Reference? = nil, by agent: AuthenticatedAgent,
    key: RequestKey,
    completion: @escaping Completion<KeptAnswer>
  ) {
    desk.once(key, by: agent, completion: completion) { completion in
      try raise(avis, destination, suite, agent, key, completion)
    }
  }

  private func raise(
    _ avis: AvisDePeril, _ id: OrganismeID, _ previous: Reference?, _ agent: AuthenticatedAgent, _ key: RequestKey,
    _ completion: @escaping Completion<KeptAnswer>
  ) throws {
    let snapshot = desk.directory.current
    let now = desk.clock()
    let agent = try snapshot.agent(agent, at: now)
    let destination = try snapshot.destination(of: .organisme(id, nil))
    let suite: Suite?
    switch try desk.suite(previous, by: agent, snapshot) {
    case .failure(let refused):
      return desk.refuse(
        refused.refusal, .suite, by: agent, on: previous?.description, of: previous, completion: completion)
    case .success(let found): suite = found
    case nil: suite = nil
    }
    let details: JSONObject = [
      "alinea": .string(avis.alinea.code), "fondement": .string(avis.alinea.fondement.code),
      "destination": .string(destination.id.description),
    ]
    switch desk.access.decide(AviserPeril(destination: destination), by: agent) {
    case .refused(let refusal):
      desk.refuse(refusal, .avisDePeril, by: agent, details: details, completion: completion)
    case .permitted(let permitted):
      let reference = Reference(.avisDePeril, year: HeureDeParis.day(of: now).civil.year)
      let made = try envelopes.seal(
        SealedContent.avis(avis), as: EnvelopeReference(reference, .avisDePeril), by: agent.id, for: destination.id,
        to: [snapshot.author(agent.id)] + snapshot.recipients(of: destination, at: now), at: now)
      let record = AvisRecord(
        reference: reference, destination: destination.id, alinea: avis.alinea,
        suivi: SuiviDePeril(Acte(par: agent.id, le: now)))
      let alerte = Alerte(
        nil, to: Suite.Envoi(destination: destination, fondement: avis.alinea.fondement), after: suite, by: agent,
        access: desk.access)
      var answer = (JSON(record).object ?? [:]).adding(alerte.answer)
      answer["obligations"] = .array(permitted.trace.obligations.map { JSON(obligation: $0) })
      desk.commit(
        { [answer] ledger in
          try desk.recheck(permitted.trace, agent, snapshot, sealedTo: destination.id, ledger)
          try ledger.transaction.insert(record)
          try made.store(in: ledger)
          try ledger.owe(permitted.trace.obligations, on: reference, by: agent.id, at: now)
          try ledger.notify(made.holders.values, of: reference, event: .avisDePeril, except: agent.id, at: now)
          try ledger.append(
            JournalEvent(
              kind: .avisDePeril, at: now, agent: agent.agent, subject: reference.description, trace: permitted.trace,
              details: details.adding(JSONObject(made.envelope))), of: reference)
          try desk.follow(suite, by: reference, accomplishing: alerte.accomplis, agent, at: now, &ledger)
          try ledger.keep(answer, for: key, by: agent, at: now)
        },
        completion: { [answer] outcome in
          completion(outcome.map { KeptAnswer(json: answer, receipt: $0.receipts[0]) })
        })
    }
  }
}

extension RaisePeril {
  /// What an avis de péril answers.
  public static let answer =
    AvisRecord.answer + Alerte.answer + [.required("obligations", .array(of: PolicyNotice.obligationSchema))]
}
