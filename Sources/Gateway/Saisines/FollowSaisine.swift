internal import Foundation
internal import JSON
public import Liaison
internal import Store

/// Reads what happened to a saisine: for the unit its own steps and the codes returned, never what the intervenants did of
/// it; for them, their openings and the codes, never what a colleague transmitted from it.
public struct FollowSaisine: Sendable {
  let desk: Desk

  /// The steps, in order.
  public func callAsFunction(
    of reference: Reference, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    desk.onSaisineSteps(
      reference, SaisineReading(kind: .listeSaisines, isAboutOne: false, details: [:]), by: agent,
      completion: completion
    ) { _, steps, _ in
      let answer: JSONObject = [
        "reference": .string(reference.description), "evenements": .array(steps.map(JSON.init)),
      ]
      return (ReadAnswer(json: answer), ["nombre": 1])
    }
  }
}

/// What the journal says of a reading of a saisine.
struct SaisineReading {
  let kind: EventKind
  /// Whether its entry names the saisine.
  let isAboutOne: Bool
  let details: JSONObject
}

extension Desk {
  /// Reads the steps of a saisine that an agent may know of.
  func onSaisineSteps<Value: Sendable>(
    _ reference: Reference, _ trace: SaisineReading, by agent: AuthenticatedAgent,
    completion: @escaping Completion<Value>,
    read: (SaisineSituation, [Passage], ReadTransaction) throws -> (Value, JSONObject)
  ) {
    do {
      let situation = try saisineSituation(of: reference, for: agent)
      let (agent, now) = (situation.agent, situation.now)
      let subject = trace.isAboutOne ? reference.description : nil
      switch access.decide(ListerSaisines(), by: agent) {
      case .refused(let refusal):
        refuse(refusal, trace.kind, by: agent, on: subject, details: trace.details, completion: completion)
      case .permitted(let permitted):
        let (value, said) = try database.read { transaction in
          guard try !transaction.saisines(for: agent, at: now, only: reference, limit: 1).elements.isEmpty else {
            throw GatewayError.unknownSaisine
          }
          let steps = try transaction.timeline(of: reference).filter { $0.isStep && situation.isShown($0) }
          return try read(situation, steps, transaction)
        }
        let event = JournalEvent(
          kind: trace.kind, at: now, agent: agent.agent, subject: subject, trace: permitted.trace,
          details: trace.details.adding(said))
        record(event) { outcome in completion(outcome.map { _ in value }) }
      }
    } catch {
      notFound(GatewayError(error), by: agent, completion)
    }
  }
}

extension SaisineSituation {
  /// Whether who asks may know of a step: the saisine itself and the codes are both sides'; an opening is who opened's, and
  /// the intervenants'; what somebody transmitted from it is theirs alone.
  fileprivate func isShown(_ step: Passage) -> Bool {
    switch EventKind(rawValue: step.event) {
    case .saisine, .suiteDonnee: true
    case .ouvertureSaisine:
      step.agent == agent.id
        || agent.agent.role == .intervenant && agent.bodiesOnDuty(at: now).contains(record.destination)
    default: step.agent == agent.id
    }
  }
}
