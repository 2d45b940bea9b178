internal import Foundation
internal import Liaison
internal import Store

/// Leaves word that an emergency disclosure (Code pénal 223-6) was not reviewed within 24 hours: to the cadres who may
/// review it, once it is justified, and to the data-protection officers; once a day until it is done, never what it is.
/// While its justification lacks, its author is reminded of it by ``RemindObligations``.
public struct RemindReviews: Sendable {
  let desk: Desk

  /// What the message is about, as the outbox calls it.
  static let nature = "rappel-relecture"
  private static let day: TimeInterval = 24 * 3600

  /// Reminds of every review that is late and was not reminded for a day. Waits for the commit.
  /// - Returns: how many messages were left.
  /// - Throws: ``GatewayError`` when nothing can be written now.
  @discardableResult
  public func callAsFunction() throws(GatewayError) -> Int {
    let now = desk.clock()
    let (due, since) = (now.addingTimeInterval(-EtatAvis.delaiDeRelecture), now.addingTimeInterval(-Self.day))
    do {
      // Nothing is written, and no checkpoint is made, when nothing is late.
      let isNothingLate = try desk.database.read {
        try $0.reviews(in: ListReviews.awaiting, toldBefore: due, notRemindedSince: since, limit: 1).isEmpty
      }
      guard !isNothingLate else { return 0 }
      let directory = desk.directory.current
      return try desk.database.writeAndWait { transaction in
        let ledger = Ledger(transaction)
        let late = try transaction.reviews(in: ListReviews.awaiting, toldBefore: due, notRemindedSince: since)
        var count = 0
        for review in late {
          let told = directory.watchers(of: review.suivi, at: now)
          try transaction.remind(reviewOf: review.reference, at: now)
          try ledger.notify(told, of: review.reference, Self.nature, at: now)
          count += told.count
        }
        return count
      }.value
    } catch {
      throw GatewayError(error)
    }
  }
}

extension DirectorySnapshot {
  /// Those who may review a péril, and those who watch over it; never who told it.
  fileprivate func watchers(of suivi: SuiviDePeril, at now: Date) -> Set<AgentID> {
    let told = agents.values.filter { entry in
      guard !entry.isRevoked else { return false }
      switch entry.agent.role {
      case .dpo: return true
      case .cadreSecteur:
        guard let body = suivi.relecture else { return false }
        return (memberships[entry.agent.id] ?? []).contains { $0.organisme == body && $0.estAttestee(at: now) }
      default: return false
      }
    }
    return Set(told.map(\.agent.id)).subtracting([suivi.etat.emission.par])
  }
}
