internal import Cryptography
internal import Foundation
public import JSON
internal import Journal
internal import Store
internal import Synchronization

/// Has the journal's checkpoints timestamped by somebody else (RFC 3161), so that nobody, its operator included, can later
/// make up a past: at each rhythm when the log has moved, the newest checkpoint that its witnesses cosigned, else the newest
/// signed one.
///
/// Nothing waits for it: an authority that is away, or lies, is counted, told to the operator once, and journaled when it is
/// missing for longer than two rhythms.
public final class TimestampCheckpoints: Sendable {
  private let desk: Desk
  private let plan: TimestampPlan
  private let link: any TimestampLink
  private let tell: @Sendable (String) -> Void
  private let watch: Mutex<TimestampWatch>

  /// - Parameter tell: says a line to whoever operates the gateway.
  /// - Throws: ``GatewayError`` when the kept timestamps cannot be read.
  public init(
    _ gateway: Gateway, _ plan: TimestampPlan, over link: any TimestampLink, tell: @escaping @Sendable (String) -> Void
  ) throws(GatewayError) {
    (desk, self.plan, self.link, self.tell) = (gateway.life.desk, plan, link, tell)
    do {
      watch = Mutex(TimestampWatch(last: try desk.database.read { try $0.timestampedSizes().last }))
    } catch {
      throw GatewayError(error)
    }
  }

  /// Does what is due: called every second or so, by one thread at a time, which it may keep waiting.
  public func run() {
    let now = desk.clock()
    // While the log is held nothing could be kept, and its newest checkpoint is not ours to vouch for.
    guard watch.withLock({ $0.isDue(at: now, period: plan.period) }), desk.database.signing == .open else { return }
    do throws(TimestampFault) {
      guard let checkpoint = try candidate() else {
        return watch.withLock { $0.rest(until: now + plan.period) }
      }
      let timestamp = try ask(checkpoint)
      try keep(checkpoint, timestamp)
      let size = checkpoint.claim.size
      let since = watch.withLock { $0.succeed(size, at: timestamp.instant, next: now + plan.period) }
      if let since { tell("navette: \(plan.name) timestamps the journal again, missing since \(Instants.text(since))") }
    } catch {
      fail(error, at: now)
    }
  }

  /// Asks for nothing more, and says nothing of an answer that is still awaited.
  public func stop() { watch.withLock { $0.isStopped = true } }

  /// For the counters.
  public var json: JSON {
    var object = watch.withLock { $0.json }
    object["autorite"] = .string(plan.name)
    return .object(object)
  }

  /// The newest checkpoint that the witnesses cosigned, when the log had moved by then, else the newest signed one.
  private func candidate() throws(TimestampFault) -> SignedCheckpoint? {
    let newest = desk.database.checkpoint.signed
    do {
      return try desk.database.read { transaction in
        let kept = try transaction.newestKeptCheckpoint()
        func hasMoved(_ size: UInt64) -> Bool { watch.withLock { $0.hasMoved(to: size) } }
        if let kept, hasMoved(kept.claim.size) { return kept }
        guard hasMoved(newest.claim.size) else { return nil }
        // What another authority timestamped is not replaced by the same tree under other signatures.
        return try transaction.keptCheckpoint(of: newest.claim.size) ?? newest
      }
    } catch {
      throw .unkept
    }
  }

  private func ask(_ checkpoint: SignedCheckpoint) throws(TimestampFault) -> Timestamp {
    let asked = desk.clock()
    let timestamp: Timestamp
    do {
      let request = try TimestampRequest(over: SHA256.digest(checkpoint.bytes))
      timestamp = try plan.authority.verify(try link.answer(to: request.der), to: request)
    } catch let fault as TimestampFault {
      throw fault
    } catch let refusal as TimestampRefusal {
      throw .refused(refusal)
    } catch {
      throw .unkept
    }
    let (first, last) = (asked - TimestampPlan.tolerance, desk.clock() + TimestampPlan.tolerance)
    guard first <= timestamp.instant, timestamp.instant <= last else { throw .otherTime }
    return timestamp
  }

  /// Keeps both, and says so in the journal, in one commit.
  private func keep(_ checkpoint: SignedCheckpoint, _ timestamp: Timestamp) throws(TimestampFault) {
    let (name, size, now) = (plan.name, checkpoint.claim.size, desk.clock())
    var details: JSONObject = [
      "autorite": .string(name), "taille": .integer(Int64(clamping: size)),
      "empreinte": .string(SHA256.digest(timestamp.response).hex), "heure": .string(Instants.text(timestamp.instant)),
    ]
    // The end of a gap that the journal knows of.
    let gap = watch.withLock { $0.isGapJournaled ? $0.missingSince : nil }
    if let gap { details["depuis"] = .string(Instants.text(gap)) }
    let event = JournalEvent(kind: .horodatage, at: now, details: details)
    do {
      _ = try desk.database.writeAndWait { transaction in
        try transaction.keep(checkpoint)
        // The bytes that were timestamped, or nothing: cosignatures may have come meanwhile.
        guard try transaction.keptCheckpoint(of: size)?.bytes == checkpoint.bytes else { throw TimestampFault.unkept }
        try transaction.keep(timestamp: timestamp.response, of: size, authority: name, at: timestamp.instant)
        var ledger = Ledger(transaction)
        try ledger.append(event)
      }
    } catch {
      throw .unkept
    }
  }

  private func fail(_ fault: TimestampFault, at now: Date) {
    guard !watch.withLock({ $0.isStopped }) else { return }
    let next = now + min(plan.period, TimestampPlan.patience)
    if watch.withLock({ $0.fail(fault, at: now, next: next) }) {
      tell("navette: no timestamp from \(plan.name): \(fault). The traffic goes on, and it is asked again")
    }
    let (since, isJournaled, attempts) = watch.withLock { ($0.missingSince, $0.isGapJournaled, $0.attempts) }
    guard let since, !isJournaled, now.timeIntervalSince(since) > plan.endurance else { return }
    let event = JournalEvent(
      kind: .horodatageAbsent, at: now,
      details: [
        "autorite": .string(plan.name), "motif": .string(fault.code), "depuis": .string(Instants.text(since)),
        "essais": .integer(Int64(attempts)),
      ])
    // Tried again with the next attempt, if nothing can be written now.
    guard
      (try? desk.database.writeAndWait { transaction in
        var ledger = Ledger(transaction)
        try ledger.append(event)
      }) != nil
    else { return }
    watch.withLock { $0.journalGap() }
  }
}
