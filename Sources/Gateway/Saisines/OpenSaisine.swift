internal import Foundation
public import JSON
internal import Law
internal import Liaison
internal import Sealing
internal import Store

/// Seizes the intervenants of a post of somebody's situation: decided, sealed to those on duty, journaled, with a receipt.
public struct OpenSaisine: Sendable {
  let desk: Desk
  let envelopes: EnvelopeMaker

  /// Seizes them.
  /// - Parameter key: a retry with the same key gets the same answer, and sends nothing twice.
  public func callAsFunction(
    _ demande: DemandeDeSaisine, by agent: AuthenticatedAgent, key: RequestKey,
    completion: @escaping Completion<KeptAnswer>
  ) {
    desk.once(key, by: agent, completion: completion) { completion in
      try seize(demande, agent, key, completion)
    }
  }

  private func seize(
    _ demande: DemandeDeSaisine, _ agent: AuthenticatedAgent, _ key: RequestKey,
    _ completion: @escaping Completion<KeptAnswer>
  ) throws {
    let snapshot = desk.directory.current
    let now = desk.clock()
    let agent = try snapshot.agent(agent, at: now)
    let message = demande.message
    let destination = try snapshot.destination(of: .organisme(demande.destination, nil))
    let emetteur = try snapshot.sender(demande.emetteur, agent, at: now)
    let details: JSONObject = [
      "destination": destination.id.json, "organisme": emetteur.id.json, "urgence": message.urgence.json,
    ]
    switch desk.access.decide(
      Saisir(destination: destination, origine: message.origine, accord: message.accord.etat), by: agent)
    {
    case .refused(let refusal):
      desk.refuse(refusal, .saisine, by: agent, details: details, completion: completion)
    case .permitted(let permitted):
      let reference = Reference(.saisine, year: HeureDeParis.day(of: now).civil.year)
      let made = try envelopes.seal(
        SealedContent.bytes(of: .saisine(message)), as: EnvelopeReference(reference, .saisine), by: agent.id,
        for: destination.id,
        to: [snapshot.author(agent.id)] + snapshot.recipients(of: destination, at: now), at: now)
      let record = SaisineRecord(
        reference: reference, auteur: agent.id, emetteur: emetteur.id, destination: destination.id, mode: message.mode,
        origine: message.origine, urgence: message.urgence, accord: AccordEnCodes(message.accord), transmiseLe: now)
      var answer = JSON(record, [], isReceived: false).object ?? [:]
      answer["avertissements"] = .array(permitted.trace.warnings.map { JSON($0) })
      desk.commit(
        { [answer] ledger in
          try desk.recheck(permitted.trace, agent, snapshot, sealedTo: destination.id, ledger)
          try ledger.transaction.insert(record)
          try made.store(in: ledger)
          try ledger.notify(made.holders.values, of: reference, event: .saisine, except: agent.id, at: now)
          try ledger.append(
            JournalEvent(
              kind: .saisine, at: now, agent: agent.agent, subject: reference.description, trace: permitted.trace,
              details: details.adding(JSONObject(made.envelope))), of: reference)
          try ledger.keep(answer, for: key, by: agent, at: now)
        },
        completion: { [answer] outcome in
          completion(outcome.map { KeptAnswer(json: answer, receipt: $0.receipts[0]) })
        })
    }
  }
}

extension OpenSaisine {
  /// What a saisine answers.
  public static let answer = SaisineRecord.answer + [.required("avertissements", .array(of: PolicyNotice.schema))]
}

extension DirectorySnapshot {
  /// The unit or the service for which an agent seizes: the one they named, or the only one they belong to.
  /// - Throws: ``GatewayError`` with `invalid`.
  fileprivate func sender(
    _ named: OrganismeID?, _ agent: AuthenticatedAgent, at now: Date
  ) throws(GatewayError) -> Organisme {
    let own = agent.attestedBodies(at: now).compactMap { organismes[$0] }
      .filter { agent.agent.role != .agentFSI || $0.nature == .uniteFSI }
    if let body = own.first(where: { named == nil ? own.count == 1 : $0.id == named }) { return body }
    throw GatewayError(
      .invalid,
      own.isEmpty
        ? "Vous n’êtes attesté dans aucune unité ni aucun service : vous ne pouvez saisir personne en son nom."
        : "Indiquez au nom de quelle unité, ou de quel service, vous saisissez l’intervenant.", field: "emetteur")
  }
}
