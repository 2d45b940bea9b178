internal import Foundation
internal import JSON
internal import Liaison
internal import Store

extension Desk {
  /// Answers a reading: one decision, its scope in what is read, and its trace durable before it is given.
  /// - Parameter read: answers what was asked, and what the journal says of it besides the decision.
  func consult<Act: GatedAct>(
    _ act: Act, _ kind: EventKind, by agent: AuthenticatedAgent, on subject: String? = nil,
    completion: @escaping Completion<ReadAnswer>,
    read: (DirectorySnapshot, Date) throws -> (answer: JSONObject, details: JSONObject)
  ) {
    switch access.decide(act, by: agent) {
    case .refused(let refusal): refuse(refusal, kind, by: agent, on: subject, completion: completion)
    case .permitted(let permitted):
      do {
        let now = clock()
        let (answer, details) = try read(directory.current, now)
        let event = JournalEvent(
          kind: kind, at: now, agent: agent.agent, subject: subject, trace: permitted.trace, details: details)
        self.read(event, answer: answer, completion: completion)
      } catch {
        completion(.failed(GatewayError(error)))
      }
    }
  }

  /// The same, where the journal says nothing besides the decision.
  func consult<Act: GatedAct>(
    _ act: Act, _ kind: EventKind, by agent: AuthenticatedAgent, on subject: String? = nil,
    completion: @escaping Completion<ReadAnswer>, answer: (DirectorySnapshot) throws -> JSONObject
  ) {
    consult(act, kind, by: agent, on: subject, completion: completion) { directory, _ in
      (try answer(directory), [:])
    }
  }

  /// Answers a reading of what is nobody's personal data: it is decided as any other, and leaves no trace unless it is
  /// refused. Traces are of accesses to personal data (CNIL 2021-122); those of a list that each page reads would hide them.
  func look<Act: GatedAct>(
    _ act: Act, _ kind: EventKind, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>,
    answer: (DirectorySnapshot) throws -> JSONObject
  ) {
    switch access.decide(act, by: agent) {
    case .refused(let refusal): refuse(refusal, kind, by: agent, completion: completion)
    case .permitted:
      do {
        completion(.done(ReadAnswer(json: try answer(directory.current))))
      } catch {
        completion(.failed(GatewayError(error)))
      }
    }
  }

  /// Answers what was read, once its trace is durable.
  func read(
    _ event: JournalEvent, of reference: Reference? = nil, answer: JSONObject,
    completion: @escaping Completion<ReadAnswer>
  ) {
    record(event, of: reference) { outcome in completion(outcome.map { _ in ReadAnswer(json: answer) }) }
  }
}
