internal import Foundation
public import JSON
internal import Journal
internal import Store
internal import Synchronization

extension WitnessCollector {
  /// How far the quorum is behind the journal.
  private struct Lag {
    let entries: UInt64
    let seconds: TimeInterval
  }

  private func lag(_ state: borrowing State) -> Lag {
    let size = database.checkpoint.checkpoint.size
    return Lag(entries: size - min(size, state.quorumSize), seconds: max(0, uptime() - state.quorumTime))
  }

  /// Says once that the quorum is late, and once that it is back, in the journal and to whoever operates the gateway.
  func sayLateness() {
    guard database.signing == .open else { return }
    let (lag, missing, lateSince) = state.withLock { (self.lag($0), $0.quorumTime, $0.lateSince) }
    let isLate = lag.seconds > rhythm.lateness
    guard isLate != (lateSince != nil) else { return }
    let seconds = lateSince.map { Int(uptime() - $0) } ?? Int(lag.seconds)
    let event = JournalEvent(
      kind: isLate ? .temoinsEnRetard : .temoinsRevenus, at: clock(),
      details: [
        "taille": .integer(Int64(database.checkpoint.checkpoint.size)), "entrees": .integer(Int64(lag.entries)),
        "secondes": .integer(Int64(seconds)),
      ])
    do {
      try database.writeAndWait { transaction in
        var ledger = Ledger(transaction)
        try ledger.append(event)
      }
    } catch {
      return  // The next round tries again.
    }
    state.withLock { $0.lateSince = isLate ? missing : nil }
    say(
      isLate
        ? "the quorum of witnesses has been missing for \(seconds) seconds and \(lag.entries) entries"
        : "the quorum of witnesses is back, after \(seconds) seconds")
  }

  /// For the counters: how far the quorum is behind, and which witness answers.
  public var json: JSON {
    let (lag, isLate, witnesses) = state.withLock { (self.lag($0), $0.lateSince != nil, $0.witnesses) }
    let etat: String =
      switch database.signing {
      case .held: "en-attente"
      case .open: "ouvert"
      case .halted(let reason): reason.rawValue
      }
    return [
      "etat": .string(etat), "quorum": .integer(Int64(cosigned.rule?.threshold ?? 0)),
      "tailleVue": .integer(Int64(cosigned.withQuorum?.claim.size ?? 0)),
      "retardEntrees": .integer(Int64(lag.entries)), "retardSecondes": .integer(Int64(lag.seconds)),
      "enRetard": .bool(isLate),
      "temoins": .array(
        witnesses.map { witness in
          [
            "nom": .string(witness.link.key.name), "taille": .integer(Int64(witness.size)),
            "present": .bool(witness.absence == nil && witness.last != nil),
          ]
        }),
    ]
  }
}
