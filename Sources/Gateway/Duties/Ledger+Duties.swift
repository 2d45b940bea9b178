internal import Cryptography
internal import Foundation
internal import Law
internal import Liaison
internal import Store

extension Ledger {
  /// Writes down what a decision makes its author owe: it is reminded until done, and never blocks.
  /// - Parameter duties: the duties to transmit that the author is alerted of.
  func owe(
    _ notices: [PolicyNotice], duties: [PolicyNotice] = [], on reference: Reference, by agent: AgentID, at now: Date
  ) throws {
    var seen: Set<String> = []
    for (notice, isDuty) in notices.map({ ($0, false) }) + duties.map({ ($0, true) }) {
      guard let code = notice.obligation, seen.insert(code).inserted else { continue }
      let delay = isDuty ? EtatAvis.delaiDeJustification : Self.delay(of: code)
      try transaction.insert(
        Obligation(
          reference: reference, nature: code, debiteur: agent, policy: notice.id, isDuty: isDuty,
          due: now.addingTimeInterval(delay)))
    }
  }

  /// Makes the duties that a fiche did due again, since it is taken back: it reached nobody.
  ///
  /// They are those of its situation that ended at the very instant of its transmission, by a transmission.
  /// - Returns: these duties.
  func reopenDuties(doneBy fiche: FicheRecord) throws -> [Obligation] {
    let owed = try transaction.situation(of: fiche.reference).references.flatMap {
      try transaction.obligations(about: $0)
    }
    let done = owed.filter { duty in
      duty.isDuty && duty.debiteur == fiche.auteur && duty.doneOn == fiche.transmiseLe
        && duty.answer == Obligation.doneBySending
    }
    for duty in done { try transaction.reopen(duty.nature, about: duty.reference) }
    return done
  }

  /// Leaves word for everyone who holds a key that something awaits them; never who, never what.
  func notify(
    _ holders: some Sequence<KeyHolder>, of reference: Reference, event: EventKind, except author: AgentID, at now: Date
  ) throws {
    try notify(Set(holders.compactMap(\.agent)).subtracting([author]), of: reference, event.rawValue, at: now)
  }

  /// Leaves the same word for agents who are named.
  func notify(_ agents: Set<AgentID>, of reference: Reference?, _ nature: String, at now: Date) throws {
    for agent in agents.sorted() {
      // Drawn once and kept: a message sent again after a crash has the same identity for the mail server.
      let id = Hexadecimal.encode(SecureRandom.datedName(at: now))
      try transaction.insert(
        OutboxMessage(messageID: id, agent: agent, nature: nature, reference: reference, nextAttempt: now))
    }
  }

  /// The time given for a formality, in seconds: 24 hours to justify a transmission d'urgence, three days for the others.
  /// A duty to transmit has no delay in law ("sans délai", "immédiatement"): it is reminded after 24 hours.
  private static func delay(of code: String) -> TimeInterval {
    code == Obligation.justification ? EtatAvis.delaiDeJustification : 3 * 24 * 3600
  }
}

extension Obligation {
  /// How a duty ends when something that follows does it.
  static let doneBySending = "transmise"
}
