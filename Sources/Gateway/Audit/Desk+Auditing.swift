internal import JSON
internal import Journal

extension Desk {
  /// Answers a long reading of the journal: decided at once, read apart from those who wait, its trace durable before it is
  /// given.
  /// - Parameters:
  ///   - what: what was read, in the journal's `quoi`.
  ///   - read: answers what was asked. It runs on a thread of its own.
  func audit(
    _ what: String, by agent: AuthenticatedAgent, in readings: LongReadings,
    completion: @escaping Completion<ReadAnswer>,
    read: @escaping @Sendable () throws -> JSONObject
  ) {
    switch access.decide(LireJournal(), by: agent) {
    case .refused(let refusal): refuse(refusal, .lectureJournal, by: agent, completion: completion)
    case .permitted(let permitted):
      let isStarted = readings.start {
        do {
          let answer = try read()
          let event = JournalEvent(
            kind: .lectureJournal, at: clock(), agent: agent.agent, trace: permitted.trace,
            details: ["quoi": .string(what)])
          self.read(event, answer: answer, completion: completion)
        } catch {
          completion(.failed(GatewayError(error)))
        }
      }
      if !isStarted { completion(.failed(.unavailable)) }
    }
  }
}
