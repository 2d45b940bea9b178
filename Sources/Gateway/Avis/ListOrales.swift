public import JSON
public import Liaison
public import Store

/// Lists what was said aloud and recorded: one's own, or, to review them, the codes of others'.
public struct ListOrales: Sendable {
  let desk: Desk

  /// Which ones.
  public enum Dossier: String, Sendable, CaseIterable {
    /// One's own.
    case siennes
    /// Others': for a cadre, those of their circonscription and those justified to it; for an auditor, all.
    case relecture
  }

  /// Lists one page, the latest recorded first.
  /// - Parameters:
  ///   - only: this one alone, if it is among them.
  ///   - limit: 1...500.
  public func callAsFunction(
    _ dossier: Dossier, only: Reference? = nil, by agent: AuthenticatedAgent, after cursor: PageCursor? = nil,
    limit: Int, completion: @escaping Completion<ReadAnswer>
  ) {
    switch dossier {
    case .siennes:
      list(ListerOrales(), dossier, by: agent, completion) { transaction, _ in
        let page = try transaction.orales(of: agent.id, only: only, after: cursor, limit: limit)
        let answer = try JSONObject(page, as: "orales") { JSON($0, after: try transaction.previous(of: $0.reference)) }
        return (page, answer)
      }
    case .relecture:
      // What it follows stays between its author and the law, and nobody reviews their own.
      list(RelireOrales(), dossier, by: agent, completion) { transaction, circonscriptions in
        let page =
          if let circonscriptions {
            try transaction.orales(
              exceptOf: agent.id, for: bodies(of: circonscriptions), reviewedBy: circonscriptions, only: only,
              after: cursor, limit: limit)
          } else {
            try transaction.orales(exceptOf: agent.id, only: only, after: cursor, limit: limit)
          }
        return (page, JSONObject(page, as: "orales") { JSON($0) })
      }
    }
  }

  /// - Parameter read: given the circonscriptions of a cadre; nil for who is none.
  private func list<Act: GatedAct>(
    _ act: Act, _ dossier: Dossier, by agent: AuthenticatedAgent, _ completion: @escaping Completion<ReadAnswer>,
    read: (ReadTransaction, Set<OrganismeID>?) throws -> (Page<OraleRecord>, JSONObject)
  ) {
    desk.consult(act, .listeOrales, by: agent, completion: completion) { _, now in
      let (page, answer) = try desk.database.read { try read($0, agent.circonscriptions(at: now)) }
      return (answer, JSONObject(counting: page).adding(["dossier": .string(dossier.rawValue)]))
    }
  }

  /// Circonscriptions, and the bodies that belong to them.
  private func bodies(of circonscriptions: Set<OrganismeID>) -> Set<OrganismeID> {
    Set(
      desk.directory.current.organismes.values.filter { body in
        circonscriptions.contains(body.id) || body.parent.map(circonscriptions.contains) ?? false
      }.map(\.id))
  }
}

extension ListOrales {
  /// What a page answers.
  public static let answer = Lists.answer("orales", of: OraleRecord.schema)
}
