public import JSON
public import Liaison
public import Store

/// Lists the avis de péril that one sent, that one's bodies received, or that one's circonscription reviews.
public struct ListAvis: Sendable {
  let desk: Desk

  /// Lists one page, the latest first.
  /// - Parameters:
  ///   - only: this one alone, if it is among them.
  ///   - limit: 1...500.
  public func callAsFunction(
    only: Reference? = nil, by agent: AuthenticatedAgent, after cursor: PageCursor? = nil, limit: Int,
    completion: @escaping Completion<ReadAnswer>
  ) {
    desk.consult(ListerAvis(), .listeAvis, by: agent, completion: completion) { _, now in
      let page = try desk.database.read { transaction in
        try transaction.avis(
          sentBy: agent.id, receivedBy: agent.bodiesOnDuty(at: now), reviewedBy: agent.circonscriptions(at: now) ?? [],
          only: only, after: cursor, limit: limit)
      }
      return (JSONObject(page, as: "avis") { JSON($0) }, JSONObject(counting: page))
    }
  }
}

extension ListAvis {
  /// What a page answers.
  public static let answer = Lists.answer("avis", of: AvisRecord.schema)
}
