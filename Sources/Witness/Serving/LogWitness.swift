public import Foundation
public import Journal
internal import Synchronization

/// Cosigns the checkpoints of the logs that it knows, each proven to extend the last (c2sp.org/tlog-witness).
///
/// ```swift
/// let witness = try LogWitness(folder: WitnessFolder(url), cosigner: cosigner)
/// let answer = try witness.add(body)
/// ```
///
/// What it knows of a log is on disk before any cosignature leaves.
public final class LogWitness: Sendable {
  /// A request that may be proof of a fault of the log, for whoever operates the witness.
  public enum Notice: Equatable, Sendable {
    /// The log signed two trees of one size; the second is kept.
    case fork(origin: String, size: UInt64)
    /// The log signed a tree that it did not prove to extend the last one cosigned.
    case unproven(origin: String, from: UInt64, to: UInt64)
    /// What is kept of the log cannot be read or written.
    case unusable(origin: String, WitnessError)
    /// A log that was trusted since the start was asked for: it is served from now on.
    case introduced(origin: String)
  }

  /// The key that it cosigns with.
  public let key: VerifierKey
  /// Files that cannot be used, and why: their logs are not served.
  public let damaged: [(file: String, error: WitnessError)]

  private let logs: Mutex<[[UInt8]: WatchedLog]>
  private let cosigner: Cosigner
  /// Held as long as this: its lock keeps others from what is decided here.
  private let folder: WitnessFolder
  private let clock: @Sendable () -> Date
  private let tell: @Sendable (Notice) -> Void

  /// Reads what the folder holds.
  ///
  /// - Parameters:
  ///   - clock: the time that cosignatures bear. One that is wrong makes them wrong, and breaks nothing else.
  ///   - tell: told of what someone should look at; called on whatever thread handles the request.
  /// - Throws: `inputOutput` when the folder cannot be read.
  public init(
    folder: WitnessFolder, cosigner: Cosigner, clock: @escaping @Sendable () -> Date = { .now },
    tell: @escaping @Sendable (Notice) -> Void = { _ in }
  ) throws(WitnessError) {
    key = cosigner.key
    (self.folder, self.cosigner, self.clock, self.tell) = (folder, cosigner, clock, tell)
    var logs: [[UInt8]: WatchedLog] = [:]
    var damaged: [(file: String, error: WitnessError)] = []
    for (file, log) in try WitnessFolder.logs(in: folder.url, witness: cosigner.key) {
      switch log {
      case .success(let log): logs[Array(log.origin.utf8)] = WatchedLog(log, folder, cosigner)
      case .failure(let error): damaged.append((file, error))
      }
    }
    self.logs = Mutex(logs)
    self.damaged = damaged
  }

  /// How many logs are served.
  public var logCount: Int { logs.withLock { $0.count } }

  /// Answers the body of an `add-checkpoint` request.
  ///
  /// - Throws: ``WitnessError`` when the log's state cannot be read or written.
  public func add(_ body: [UInt8]) throws -> WitnessAnswer {
    switch prepare(body) {
    case .refused(let answer): answer
    case .ready(let ready): try decide(ready)
    case .unknown(let unknown): try introduce(unknown)
    }
  }

  /// A request that only the state of its log still decides on.
  struct Ready: Sendable {
    fileprivate let log: WatchedLog
    fileprivate let request: AddCheckpoint
    fileprivate let checkpoint: VerifiedCheckpoint
  }

  /// A request for a log that was not known at the start.
  struct Unknown: Sendable {
    fileprivate let request: AddCheckpoint
  }

  enum Preparation: Sendable {
    case refused(WitnessAnswer)
    case ready(Ready)
    case unknown(Unknown)
  }

  /// What needs computing only: the form, the origin, the signature.
  func prepare(_ body: [UInt8]) -> Preparation {
    guard let request = try? AddCheckpoint(parsing: body) else { return .refused(.malformed) }
    guard let log = log(request.checkpoint.claim.origin) else { return .unknown(Unknown(request: request)) }
    return prepare(request, log)
  }

  private func log(_ origin: String) -> WatchedLog? { logs.withLock { $0[Array(origin.utf8)] } }

  private func prepare(_ request: AddCheckpoint, _ log: WatchedLog) -> Preparation {
    guard let checkpoint = log.log.verify(request.checkpoint) else { return .refused(.untrusted) }
    return .ready(Ready(log: log, request: request, checkpoint: checkpoint))
  }

  /// Looks for a log on disk: someone may have trusted it since the start. What cannot be read is not known.
  func introduce(_ unknown: Unknown) throws -> WitnessAnswer {
    let origin = unknown.request.checkpoint.claim.origin
    guard let found = try? folder.find(origin, witness: key) else { return .unknownOrigin }
    // Every request of a log goes through one lock, so there is one of them.
    let (log, isNew) = logs.withLock { logs in
      if let known = logs[Array(origin.utf8)] { return (known, false) }
      let log = WatchedLog(found, folder, cosigner)
      logs[Array(origin.utf8)] = log
      return (log, true)
    }
    if isNew { tell(.introduced(origin: origin)) }
    switch prepare(unknown.request, log) {
    case .refused(let answer): return answer
    case .ready(let ready): return try decide(ready)
    case .unknown: return .unknownOrigin
    }
  }

  /// What needs the log's state, and its disk.
  func decide(_ ready: Ready) throws -> WitnessAnswer {
    let (origin, claim) = (ready.log.log.origin, ready.checkpoint.checkpoint)
    let now = UInt64(max(0, min(clock().timeIntervalSince1970, 9e15)))
    do {
      let answer = try ready.log.add(ready.request, ready.checkpoint, at: now)
      switch answer {
      case .conflict(let size) where size == claim.size && ready.request.oldSize == claim.size:
        ready.log.keepFork(ready.checkpoint)
        tell(.fork(origin: origin, size: claim.size))
      case .unproven: tell(.unproven(origin: origin, from: ready.request.oldSize, to: claim.size))
      default: break
      }
      return answer
    } catch let error as WitnessError {
      tell(.unusable(origin: origin, error))
      throw error
    }
  }
}
