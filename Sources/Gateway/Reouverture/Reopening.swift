internal import Cryptography
public import Foundation
internal import JSON
public import Journal
internal import Liaison
public import Store

/// An honest restore: the journal of a database that was put back to a backup is closed, and another one begins, whose first
/// entry cites the last checkpoint that the former signed. What the former closed, took back or deleted since the backup is
/// done again, in the same transaction.
public struct Reopening: Sendable {
  /// The last checkpoint that the former journal signed, as far as anybody knows.
  public let cited: Checkpoint
  /// The name of the new journal.
  public let next: String
  /// Why.
  public let motif: MotifReouverture
  /// What is known of the entries that are missing, and up to which; nil when no copy of them is left.
  public let plan: (plan: ReopeningPlan, size: UInt64)?

  /// Describes a reopening.
  public init(
    citing cited: Checkpoint, next: String, motif: MotifReouverture, plan: (plan: ReopeningPlan, size: UInt64)?
  ) {
    (self.cited, self.next, self.motif, self.plan) = (cited, next, motif, plan)
  }

  /// Does it, or shows what it would do.
  /// - Parameter isRehearsal: whether everything is undone at the end.
  /// - Throws: `StoreError`; nothing is changed then.
  public func perform(
    on journal: ClosingJournal, at now: Date, isRehearsal: Bool = false
  ) throws -> ReopeningOutcome {
    let (size, root) = (try journal.journal.size, try journal.journal.root(size: journal.journal.size))
    return try journal.close(cited.origin, for: next, at: now, isRehearsal: isRehearsal) { transaction, rank in
      var replay = ActReplay(transaction)
      for (leaf, event, act) in plan?.plan.acts ?? [] { try replay.replay(act, event, of: leaf) }
      for step in plan?.plan.steps ?? [] {
        try transaction.retell(
          step.event, of: step.read.subject ?? "", by: step.read.agent ?? "", at: step.read.instant, leaf: step.leaf,
          rank: rank)
      }
      var outcome = replay.outcome
      outcome.unreplayed = ((plan?.plan.unreplayed ?? []) + outcome.unreplayed).sorted { $0.leaf < $1.leaf }
      outcome.lost.merge(plan?.plan.lost ?? [:]) { $0 + $1 }
      let event = JournalEvent(
        kind: .reouverture, at: now, details: try details(outcome, (size, root), transaction))
      return (try event.body(), outcome)
    }
  }

  private func details(
    _ outcome: ReopeningOutcome, _ restored: (size: UInt64, root: Digest), _ transaction: ReadTransaction
  ) throws -> JSONObject {
    func count(_ kinds: EventKind...) -> JSON {
      .integer(Int64(kinds.reduce(0) { $0 + (outcome.replayed[$1] ?? 0) }))
    }
    func size(_ size: UInt64) -> JSON { .integer(Int64(clamping: size)) }
    let known = max(plan?.size ?? 0, restored.size)
    var details: JSONObject = [
      "origine": .string(cited.origin), "taille": size(cited.size), "racine": .string(cited.root.hex),
      "tailleReprise": size(restored.size), "racineReprise": .string(restored.root.hex),
      "motif": .string(motif.rawValue), "exportRelu": .bool(plan != nil),
      "perdues": size(cited.size - min(cited.size, known)), "nonRejouees": .integer(Int64(outcome.unreplayed.count)),
      "revocations": count(.revocation), "remplacements": count(.certificationAcces, .certificationCle, .territoire),
      "appartenances": count(.finAppartenance, .attestation, .permanence),
      "rappels": count(.rappel, .retraitAccord, .opposition),
      "reorientations": count(.reorientation), "clotures": count(.cloture),
      "effacements": count(.effacement), "elagages": count(.elagage),
    ]
    if let set = try transaction.policiesInForce()?.digest { details["jeu"] = .string(set.hex) }
    return details
  }
}
