internal import Files
internal import Foundation
internal import Journal
internal import Synchronization

/// One log as it is served: every request of it goes through one lock, from the check of the old size to the end of the
/// write (c2sp.org/tlog-witness: otherwise a slow request could roll the log back).
final class WatchedLog: Sendable {
  private enum State {
    case known(KnownLog)
    /// A write failed: the disk has the old state or the new one, and says which when it is read again.
    case uncertain
  }

  /// The log and its keys as they were read, for what does not depend on what was cosigned.
  let log: KnownLog
  private let state: Mutex<State>
  private let folder: WitnessFolder
  private let cosigner: Cosigner

  init(_ log: KnownLog, _ folder: WitnessFolder, _ cosigner: Cosigner) {
    self.log = log
    self.folder = folder
    self.cosigner = cosigner
    state = Mutex(.known(log))
  }

  /// Decides on a request whose signature was verified, and cosigns.
  ///
  /// - Parameter clock: Unix seconds.
  /// - Throws: `WitnessError` when the state cannot be read or written: nothing was cosigned that anybody has.
  func add(_ request: AddCheckpoint, _ checkpoint: VerifiedCheckpoint, at clock: UInt64) throws -> WitnessAnswer {
    try state.withLock { state in
      let known = try current(state)
      state = .known(known)
      if let refusal = known.refusal(of: request, checkpoint) { return refusal }
      let cosignature = try cosigner.cosign(checkpoint, at: known.time(at: clock))
      let next = known.cosigned(checkpoint, cosignature)
      state = .uncertain
      try folder.keep(next)
      state = .known(next)
      return .cosigned([cosignature.line])
    }
  }

  /// Keeps the second of two trees of one size that the log signed; the first is in the log's file.
  func keepFork(_ checkpoint: VerifiedCheckpoint) {
    let file = folder.forkFile(of: log.origin)
    if let kept = try? file.read(), !kept.isEmpty { return }
    try? file.write(checkpoint.signed.bytes)
  }

  private func current(_ state: State) throws(WitnessError) -> KnownLog {
    switch state {
    case .known(let log): return log
    case .uncertain:
      return try folder.read(log.origin, witness: cosigner.key)
    }
  }
}

extension KnownLog {
  /// The refusals of c2sp.org/tlog-witness that depend on what was cosigned, in its order; nil when there is none.
  func refusal(of request: AddCheckpoint, _ checkpoint: VerifiedCheckpoint) -> WitnessAnswer? {
    let (next, root) = (checkpoint.checkpoint.size, checkpoint.checkpoint.root)
    guard request.oldSize <= next else { return .malformed }
    guard request.oldSize == size else { return .conflict(size: size) }
    let known = last?.checkpoint.root ?? MerkleHash.emptyRoot
    if next == size, root != known { return .conflict(size: size) }
    do {
      try ConsistencyProof(oldSize: size, newSize: next, hashes: request.hashes).verify(oldRoot: known, newRoot: root)
      return nil
    } catch {
      return .unproven
    }
  }

  /// How far the clock may be behind the last cosignature and be believed to have been set back a little.
  private static var tolerance: UInt64 { 3600 }

  /// The time to cosign at: never a little before the last one, so that a clock that is corrected does not make two
  /// cosignatures contradict each other. A clock that is far behind was far ahead, and what it dated is the error.
  func time(at clock: UInt64) -> UInt64 {
    guard let last = cosignature?.time, clock < last, last - clock <= Self.tolerance else { return clock }
    return last
  }
}
