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
    desk.consult(Lister(), .liste, by: agent, completion: completion) { _, now in
      let bodies = agent.bodiesOnDuty(at: now)
      let filter = vue?.filter(at: now) ?? FicheFilter()
      let page = try desk.database.read { transaction in
        switch box {
        case .recues: try transaction.inbox(of: bodies, readBy: agent.id, filter: filter, after: cursor, limit: limit)
        case .envoyees: try transaction.sent(by: agent.id, filter: filter, after: cursor, limit: limit)
        }
      }
      var answer = JSONObject(page, as: "fiches") { JSON($0, at: now) }
      // What one owes is told wherever one looks first, until it is done.
      let owed = try desk.obligations(dueBy: agent.id, at: now)
      if !owed.isEmpty { answer["obligationsDues"] = .array(owed) }
      return (answer, JSONObject(counting: page).adding(["dossier": .string(box.rawValue)]))
    }
  }
}

extension ListFiches {
  /// What a page answers.
  public static let answer =
    Lists.answer("fiches", of: FicheRecord.schema) + [.optional("obligationsDues", .array(of: Obligation.schema))]
}
