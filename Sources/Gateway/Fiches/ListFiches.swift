internal import Foundation
public import JSON
internal import Liaison
public import Store

/// Lists fiches: one decision, the scope in the query, one entry in the journal.
public struct ListFiches: Sendable {
  let desk: Desk

  /// Which box.
  public enum Box: String, Sendable, CaseIterable {
    /// What one's bodies receive.
    case recues
    /// What one wrote.
    case envoyees
  }

  /// Lists one page.
  /// - Parameters:
  ///   - vue: what it is narrowed to; nil for everything.
  ///   - limit: 1...500.
  public func callAsFunction(
    _ box: Box, _ vue: Vue? = nil, by agent: AuthenticatedAgent, after cursor: PageCursor?, limit: Int,
    completion: @escaping Completion<ReadAnswer>
  ) {
    switch desk.access.decide(Lister(), by: agent) {
    case .refused(let refusal): desk.refuse(refusal, .liste, by: agent, completion: completion)
    case .permitted(let permitted):
      do {
        let now = desk.clock()
        let bodies = agent.bodiesOnDuty(at: now)
        let filter = vue?.filter(at: now) ?? FicheFilter()
        let page = try desk.database.read { transaction in
          switch box {
          case .recues: try transaction.inbox(of: bodies, readBy: agent.id, filter: filter, after: cursor, limit: limit)
          case .envoyees: try transaction.sent(by: agent.id, filter: filter, after: cursor, limit: limit)
          }
        }
        var answer: JSONObject = ["fiches": .array(page.elements.map { JSON($0, at: now) })]
        // What one owes is told wherever one looks first, until it is done.
        let owed = try desk.obligations(dueBy: agent.id, at: now)
        if !owed.isEmpty { answer["obligationsDues"] = .array(owed) }
        if let next = page.next { answer["suite"] = .string(next.description) }
        let event = JournalEvent(
          kind: .liste, at: now, agent: agent.agent, trace: permitted.trace,
          details: ["dossier": .string(box.rawValue), "nombre": .integer(Int64(page.elements.count))])
        desk.read(event, answer: answer, completion: completion)
      } catch {
        completion(.failed(GatewayError(error)))
      }
    }
  }
}

extension Desk {
  /// Answers what was read, once its trace is durable.
  func read(
    _ event: JournalEvent, of reference: Reference? = nil, answer: JSONObject,
    completion: @escaping Completion<ReadAnswer>
  ) {
    record(event, of: reference) { outcome in completion(outcome.map { _ in ReadAnswer(json: answer) }) }
  }
}

extension ListFiches {
  /// What a page answers.
  public static let answer: [JSONSchema.Member] = [
    .required("fiches", .array(of: FicheRecord.schema)), .optional("obligationsDues", .array(of: Obligation.schema)),
    .optional("suite", .string()),
  ]
}
