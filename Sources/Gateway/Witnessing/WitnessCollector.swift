public import Foundation
internal import Journal
public import Store
internal import Synchronization

/// Collects the cosignatures of the journal's witnesses, and lets the journal go on, or not, by what they say.
///
/// ``round()`` is to be called about once a second, by one thread. A witness that is away delays nothing: only a start waits for
/// the quorum, before its first write.
public final class WitnessCollector: Sendable {
  struct State {
    var witnesses: [WitnessStanding]
    /// The size that a quorum cosigned last, and when.
    var quorumSize: UInt64
    var quorumTime: TimeInterval
    /// Since when the quorum is missing, once the journal says that it is.
    var lateSince: TimeInterval?
    /// Whether the journal goes on: the start is recorded.
    var isOpen: Bool
    /// A checkpoint with a quorum that was not acted on yet.
    var unsettled: SignedCheckpoint?
    /// Whether acting on it failed last time.
    var isFailing = false
  }

  let cosigned: CosignedCheckpoints
  let database: Database
  let rhythm: WitnessRhythm
  let clock: @Sendable () -> Date
  let uptime: @Sendable () -> TimeInterval
  let state: Mutex<State>
  private let open: @Sendable () throws -> Void
  private let tell: @Sendable (String) -> Void

  /// Prepares; nothing is sent before the first round.
  /// - Parameters:
  ///   - links: one to each witness of `cosigned.rule`.
  ///   - uptime: a clock that never goes back.
  ///   - open: records the start of the gateway, which admits the log: called once the quorum has answered, again after a
  ///     failure; never when the log is not held.
  ///   - tell: says a line to whoever operates the gateway.
  public init(
    _ links: [any WitnessLink], into cosigned: CosignedCheckpoints, database: Database,
    rhythm: WitnessRhythm = WitnessRhythm(), clock: @escaping @Sendable () -> Date,
    uptime: @escaping @Sendable () -> TimeInterval = { ProcessInfo.processInfo.systemUptime },
    open: @escaping @Sendable () throws -> Void, tell: @escaping @Sendable (String) -> Void
  ) {
    (self.cosigned, self.database, self.rhythm) = (cosigned, database, rhythm)
    (self.clock, self.uptime, self.open, self.tell) = (clock, uptime, open, tell)
    state = Mutex(
      State(
        witnesses: links.map { WitnessStanding($0) }, quorumSize: cosigned.withQuorum?.claim.size ?? 0,
        quorumTime: uptime(), isOpen: database.signing != .held))
  }

  /// Puts the newest signed checkpoint to each witness that has not cosigned it.
  public func round() {
    if case .halted = database.signing { return }
    let checkpoint = database.checkpoint
    let now = uptime()
    let due = state.withLock { state in
      state.witnesses.enumerated().filter { $0.element.isDue(checkpoint.checkpoint, at: now) }
    }
    let outcomes = ask(due.map(\.element), of: checkpoint)
    for (place, outcome) in zip(due.map(\.offset), outcomes) {
      if case .refused(let reason, let size) = outcome { halt(reason, size, place, checkpoint.checkpoint) }
      let line = state.withLock { $0.witnesses[place].note(outcome, of: checkpoint.checkpoint, at: now, rhythm) }
      if let line { say(line) }
    }
    if outcomes.contains(where: { if case .cosigned = $0 { true } else { false } }) { assemble(checkpoint) }
    settle()
    sayLateness()
  }

  private func ask(_ witnesses: [WitnessStanding], of checkpoint: VerifiedCheckpoint) -> [WitnessExchange.Outcome] {
    let exchange = WitnessExchange(database: database, checkpoint: checkpoint)
    let outcomes = Mutex<[WitnessExchange.Outcome]>(Array(repeating: .away("no answer"), count: witnesses.count))
    // At the same time: the slowest must not delay the others.
    DispatchQueue.concurrentPerform(iterations: witnesses.count) { place in
      let outcome = exchange.ask(witnesses[place].link, known: witnesses[place].size)
      outcomes.withLock { $0[place] = outcome }
    }
    return outcomes.withLock { $0 }
  }

  /// Puts together what the witnesses have said of a checkpoint.
  private func assemble(_ checkpoint: VerifiedCheckpoint) {
    let given = state.withLock { $0.witnesses.compactMap { $0.cosignature(of: checkpoint.checkpoint) } }
    guard let signed = try? checkpoint.signed.adding(given), cosigned.take(signed) else { return }
    state.withLock { state in
      (state.quorumSize, state.quorumTime, state.unsettled) = (checkpoint.checkpoint.size, uptime(), signed)
    }
  }

  /// Acts on the last quorum: a held journal goes on, and the checkpoint is kept. What fails is tried again by the next
  /// round.
  private func settle() {
    if case .halted = database.signing { return }
    let (signed, isOpen) = state.withLock { ($0.unsettled, $0.isOpen) }
    guard let signed else { return }
    do {
      if !isOpen {
        try open()
        state.withLock { $0.isOpen = true }
        say("the witnesses have answered: the journal goes on")
      }
      try database.writeAndWait { try $0.keep(cosigned: signed) }
      state.withLock { ($0.unsettled, $0.isFailing) = (nil, false) }
    } catch {
      let wasFailing = state.withLock { state in
        defer { state.isFailing = true }
        return state.isFailing
      }
      if !wasFailing { say("what the witnesses said cannot be acted on yet: \(GatewayError(error))") }
    }
  }

  func say(_ line: String) { tell("navette: " + line) }

  private func halt(_ reason: SigningHalt, _ seen: UInt64, _ place: Int, _ ours: Checkpoint) {
    database.halt(reason)
    let name = state.withLock { $0.witnesses[place].link.key.name }
    let finding =
      switch reason {
      case .rolledBack:
        "it has cosigned \(seen) entries and this database signed \(ours.size): an older copy was put back"
      case .forked:
        "what it has cosigned, at \(seen) entries, is not in this database: two copies of it went on"
      case .notExtended: "this database no longer leads to what it signed: it was changed"
      }
    say(
      "STOPPED by the witness \(name): \(finding). Nothing is recorded or signed any more. Put the right database "
        + "back; if only a backup is left, `navette journal reopen` opens a journal that follows "
        + "(Certificates/witnesses.md)")
  }
}
