internal import JSON
internal import Liaison
internal import Store

extension Desk {
  /// Reads what was done of an avis, written or said aloud, for one of those who may list it: every step for its author; for
  /// others its sending and their own. What somebody may not list is not found: it may exist, for others.
  /// - Parameters:
  ///   - trace: what the journal says of the request, whether it is granted or not.
  ///   - read: answers, and what the journal says of the answer.
  func onAvisSteps<Value: Sendable>(
    _ reference: Reference, trace: (AvisFacts.Forme) -> AvisReading, by agent: AuthenticatedAgent,
    completion: @escaping Completion<Value>,
    read: (AvisSituation, [Passage], ReadTransaction) throws -> (Value, JSONObject)
  ) {
    do {
      let situation = try avisSituation(of: reference, for: agent)
      let trace = trace(situation.facts.forme)
      switch situation.facts.forme {
      case .ecrit: try onSteps(situation, under: ListerAvis(), trace, completion, read)
      case .oral: try onSteps(situation, under: ListerOrales(), trace, completion, read)
      }
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }

  private func onSteps<Act: GatedAct, Value: Sendable>(
    _ situation: AvisSituation, under act: Act, _ trace: AvisReading,
    _ completion: @escaping Completion<Value>,
    _ read: (AvisSituation, [Passage], ReadTransaction) throws -> (Value, JSONObject)
  ) throws {
    let (agent, reference) = (situation.agent, situation.facts.reference)
    let subject = trace.isAboutOne ? reference.description : nil
    switch access.decide(act, by: agent) {
    case .refused(let refusal):
      refuse(refusal, trace.kind, by: agent, on: subject, details: trace.details, completion: completion)
    case .permitted(let permitted):
      let (value, said) = try database.read { transaction in
        guard try isListed(situation, transaction) else {
          throw GatewayError(.notFound, "Cette référence est inconnue.")
        }
        let steps = try transaction.timeline(of: reference).filter { step in
          step.isStep
            && (situation.isOfTheirOwn || step.agent == agent.id || step.event == EventKind.avisDePeril.rawValue)
        }
        return try read(situation, steps, transaction)
      }
      let event = JournalEvent(
        kind: trace.kind, at: situation.now, agent: agent.agent, subject: subject, trace: permitted.trace,
        details: trace.details.adding(said))
      record(event) { outcome in completion(outcome.map { _ in value }) }
    }
  }

  /// Whether it is in the agent's list of avis; what was said aloud is between its author and the journal.
  private func isListed(_ situation: AvisSituation, _ transaction: ReadTransaction) throws -> Bool {
    guard case .ecrit = situation.facts.forme else { return situation.isOfTheirOwn }
    let (agent, now) = (situation.agent, situation.now)
    return try !transaction.avis(
      sentBy: agent.id, receivedBy: agent.bodiesOnDuty(at: now), reviewedBy: agent.circonscriptions(at: now) ?? [],
      only: situation.facts.reference, limit: 1
    ).elements.isEmpty
  }
}

extension AvisSituation {
  /// Whether who asks is its author.
  var isOfTheirOwn: Bool { facts.auteur.id == agent.id }
}
