import Foundation
import Journal

/// Follows a gateway's journal with nothing but its public key: each round proves that what is signed now extends what was
/// proven before, from the entries themselves, and keeps the proof before it says so.
struct JournalMonitor {  // Not Sendable: one command, one thread, one connection.
  let session: GatewaySession
  let folder: MonitorFolder
  let limits: MonitorLimits
  private(set) var tree: FollowedTree
  private(set) var watch: MonitorWatch

  init(_ session: GatewaySession, _ folder: MonitorFolder, _ limits: MonitorLimits) throws {
    (self.session, self.folder, self.limits) = (session, folder, limits)
    tree = try folder.tree(session.configuration.verifier)
    watch = try folder.watch(at: session.now())
  }

  /// What a round found.
  struct Round {
    var alarms: [MonitorAlarm] = []
    /// Whether the journal was proven up to what is signed now.
    var isProven = false
    /// Whether the gateway answered.
    var isReached = true
  }

  /// Looks once.
  /// - Throws: ``CommandError`` for what no later round would mend: this agent is refused, the folder cannot be written.
  mutating func round(progress: (UInt64, UInt64) -> Void) throws -> Round {
    var round = Round()
    do {
      let bytes = try session.exchange(.get("/journal/checkpoint", answerLimit: SignedNote.maximumByteCount)).body
      watch.reachedAt = session.now()
      try follow(bytes, &round, progress)
      if round.isProven, let quorum = limits.quorum { try look(for: quorum, &round) }
    } catch let error as CommandError where error.code == .unavailable {
      round.isReached = false
    } catch let error as CommandError where error.code == .untrusted {
      // What answers is not the gateway that the agent's root vouches for, or does not speak as one.
      round.alarms.append(MonitorAlarm(code: .unknownKey))
    }
    tellWhatLasts(&round)
    try folder.keep(watch)
    return round
  }

  private mutating func follow(_ bytes: [UInt8], _ round: inout Round, _ progress: (UInt64, UInt64) -> Void) throws {
    let checkpoint: VerifiedCheckpoint
    do {
      checkpoint = try session.configuration.verifier.verify(bytes)
    } catch {
      let isUnknown = error.code == .unknownKey || error.code == .wrongOrigin
      return try alarm(isUnknown ? .unknownKey : .badSignature, bytes, &round)
    }
    let size = checkpoint.checkpoint.size
    do {
      let next = try tree.advanced(to: checkpoint, reading: files(size)) { progress($0, size) }
      // Durable first: what is said to be verified is never verified from less again.
      try folder.keep(next)
      if next.size > tree.size { watch.grewAt = session.now() }
      tree = next
      round.isProven = true
    } catch let fault as FollowingFault {
      try alarm(MonitorAlarm.Code(fault), bytes, &round)
    }
  }

  /// The greatest checkpoint that a quorum cosigned must be of the journal that was proven, and cover it soon.
  private mutating func look(for quorum: WitnessQuorum, _ round: inout Round) throws {
    for path in ["checkpoint.cosigned", "checkpoint"] {
      let bytes: [UInt8]
      do {
        bytes = try session.exchange(.get("/journal/\(path)", answerLimit: SignedNote.maximumByteCount)).body
      } catch let error as CommandError where error.code == .notFound {
        continue
      }
      guard let cosigned = try? session.configuration.verifier.verify(bytes),
        (try? quorum.verify(cosigned.signed)) != nil, cosigned.checkpoint.size <= tree.size
      else { continue }
      do {
        try tree.contains(cosigned, reading: files(tree.size))
      } catch let fault as FollowingFault {
        try alarm(MonitorAlarm.Code(fault), bytes, &round)
        continue
      }
      let size = cosigned.checkpoint.size
      if size > watch.cosignedSize || size == tree.size {
        (watch.cosignedSize, watch.cosignedUntil) = (max(size, watch.cosignedSize), session.now())
      }
    }
  }

  private func tellWhatLasts(_ round: inout Round) {
    let now = session.now()
    func tell(_ code: MonitorAlarm.Code, since: Date, over limit: TimeInterval) {
      if now.timeIntervalSince(since) > limit { round.alarms.append(MonitorAlarm(code: code, since: since)) }
    }
    guard round.isReached else { return tell(.unreachable, since: watch.reachedAt, over: limits.unreachable) }
    tell(.stale, since: watch.grewAt, over: limits.stale)
    if limits.quorum != nil { tell(.notCosigned, since: watch.cosignedUntil, over: limits.cosigned) }
  }

  private func alarm(_ code: MonitorAlarm.Code, _ received: [UInt8], _ round: inout Round) throws {
    let place = try folder.keep(evidenceOf: code, known: tree.checkpoint?.signed, received: received)
    round.alarms.append(MonitorAlarm(code: code, evidence: place))
  }

  private func files(_ size: UInt64) -> FetchedJournal {
    FetchedJournal(size: size) { path in
      do {
        return try session.exchange(.get("/journal/\(path)", answerLimit: JournalCopy.fileLimit)).body
      } catch let error as CommandError where error.code == .notFound {
        throw FollowingFault.missingFile
      }
    }
  }
}
