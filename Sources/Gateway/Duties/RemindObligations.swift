internal import Foundation
internal import Liaison
internal import Store

/// Leaves word for those whose obligations are late, once a day until each is done or answered: that something is due
/// about a fiche, never what. Nothing is decided and nobody learns anything new: the journal is not concerned.
public struct RemindObligations: Sendable {
  let desk: Desk

  /// What the message is about, as the outbox calls it.
  static let nature = "rappel-obligation"
  private static let day: TimeInterval = 24 * 3600

  /// Reminds of everything that is late and was not reminded for a day. Waits for the commit.
  /// - Returns: how many messages were left; two obligations about one fiche are one message.
  /// - Throws: ``GatewayError`` when nothing can be written now.
  @discardableResult
  public func callAsFunction() throws(GatewayError) -> Int {
    let now = desk.clock()
    let since = now.addingTimeInterval(-Self.day)
    do {
      // Nothing is written, and no checkpoint is made, when nothing is late.
      guard try !desk.database.read({ try $0.obligations(dueBefore: now, notRemindedSince: since, limit: 1) }).isEmpty
      else { return 0 }
      return try desk.database.writeAndWait { transaction in
        let ledger = Ledger(transaction)
        let late = try transaction.obligations(dueBefore: now, notRemindedSince: since)
        for obligation in late { try transaction.remind(obligation.nature, about: obligation.reference, at: now) }
        let messages = Dictionary(grouping: late, by: \.reference).mapValues { Set($0.map(\.debiteur)) }
        for (reference, debtors) in messages.sorted(by: { $0.key.description < $1.key.description }) {
          try ledger.notify(debtors, of: reference, Self.nature, at: now)
        }
        return messages.values.reduce(0) { $0 + $1.count }
      }.value
    } catch {
      throw GatewayError(error)
    }
  }
}
