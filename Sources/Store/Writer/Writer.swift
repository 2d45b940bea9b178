internal import Cryptography
internal import Foundation
internal import Journal

/// The only thread that writes. It commits the jobs that wait, together: each in a savepoint, journal entries numbered
/// after all savepoints, one sync for all.
final class Writer: @unchecked Sendable {  // Sendable: after `init`, its state is touched by the writer thread alone.
  private let connection: Connection
  private let queue: BoundedQueue<WriteJob>
  private let publisher: Publisher
  private let gate: CommitGate
  private let signing: SigningGate
  private let clock: @Sendable () -> Date
  private let maximumBatch: Int
  private let faults: (any CommitFaults)?
  private let appender: LogAppender
  /// Run for each job: held, not looked up.
  private let savepoint: (begin: Statement, release: Statement)

  private var edge: RightEdge
  private var sequence: Int64
  /// Set when a commit failed in a way that leaves memory and database perhaps unequal.
  private var mustReload = false

  init(
    _ connection: Connection, edge: RightEdge, queue: BoundedQueue<WriteJob>, publisher: Publisher, gate: CommitGate,
    signing: SigningGate, configuration: Database.Configuration
  ) throws {
    self.connection = connection
    self.edge = edge
    self.queue = queue
    self.publisher = publisher
    self.gate = gate
    self.signing = signing
    clock = configuration.clock
    maximumBatch = configuration.maximumBatch
    faults = configuration.faults
    appender = try LogAppender(connection)
    savepoint = (try connection.statement("SAVEPOINT job"), try connection.statement("RELEASE job"))
    sequence = try Self.lastCommit(connection).sequence
  }

  /// The body of the writer thread.
  func run() {
    while let jobs = queue.take(atMost: maximumBatch) {
      process(jobs)
      FreedMemory.clearStack()
    }
    publisher.close()
  }

  private func process(_ jobs: [WriteJob]) {
    switch commit(jobs) {
    case .done(let appended):
      publisher.put(.init(jobs: jobs, edge: appended ? edge : nil, failure: nil))
      if appended { edge.trim() }
    case .notStarted(let error):
      publisher.put(.init(jobs: jobs, edge: nil, failure: error))
    case .rolledBack(let error) where jobs.count == 1:
      publisher.put(.init(jobs: jobs, edge: nil, failure: error))
    case .unknown(let error):
      // Rerun, they might be done twice; their clients find out which by trying again with the same key.
      publisher.put(.init(jobs: jobs, edge: nil, failure: error))
    case .rolledBack:
      // One job may have been too much for the disk, or have broken a deferred rule: alone, the others pass.
      for job in jobs { process([job]) }
    }
  }

  private enum Outcome {
    /// Committed; the entries of the jobs that succeeded are numbered.
    case done(appended: Bool)
    /// No transaction could be opened.
    case notStarted(StoreError)
    /// Nothing of the transaction is left.
    case rolledBack(StoreError)
    /// Nothing of the transaction is left, or all of it: the disk cannot say now.
    case unknown(StoreError)
  }

  private func commit(_ jobs: [WriteJob]) -> Outcome {
    gate.enter()
    defer { gate.leave() }
    do {
      try signing.check()
      if mustReload { try reload() }
      try connection.run("BEGIN IMMEDIATE")
    } catch {
      return .notStarted(Self.storeError(error))
    }
    let token = SecureRandom.bytes(16)
    var next = edge
    do {
      for job in jobs { try runInSavepoint(job) }
      guard jobs.contains(where: { $0.failure == nil }) else {
        connection.rollBack()
        return .done(appended: false)
      }
      try number(jobs, on: &next)
      try connection.run(
        "UPDATE commits SET sequence = ?, token = ? WHERE only = 1", .integer(sequence + 1), .blob(token))
      try faults?.beforeCommit(sequence: sequence + 1)
      try connection.run("COMMIT")
      try faults?.afterCommit(sequence: sequence + 1)
      sequence += 1
    } catch {
      connection.rollBack()
      switch persisted(token) {
      case true?: break
      case false?: return .rolledBack(Self.storeError(error))
      case nil: return .unknown(Self.storeError(error))
      }
    }
    let appended = next.tree.size > edge.tree.size
    edge = next
    return .done(appended: appended)
  }

  private func runInSavepoint(_ job: WriteJob) throws {
    try savepoint.begin.run()
    job.run(on: connection)
    guard let failure = job.failure else { return try savepoint.release.run() }
    // Some errors, a full disk first, have SQLite roll the whole transaction back: the other jobs are gone too.
    guard !connection.isOutsideTransaction else { throw failure }
    try connection.run("ROLLBACK TO job")
    try savepoint.release.run()
  }

  /// Numbers last: an entry whose job was rolled back would leave a gap.
  private func number(_ jobs: [WriteJob], on edge: inout RightEdge) throws {
    let now = clock()
    for job in jobs where job.failure == nil {
      job.numbered = try job.appended.map { try appender.append($0, to: &edge, at: now) }
      guard !job.deferred.isEmpty else { continue }
      let leaves = job.numbered.map(\.leaf)
      for write in job.deferred { try write(connection, leaves) }
    }
  }

  // MARK: After a failure

  /// Whether a commit that reported an error is in the database after all. If so it counts as done: rerunning its jobs
  /// would do everything twice. Nil when nothing can be read: before the next commit, memory is rebuilt from what is
  /// stored.
  private func persisted(_ token: [UInt8]) -> Bool? {
    do {
      try faults?.beforeLookingBack()
      let last = try Self.lastCommit(connection)
      guard last.token == token else { return false }
      sequence = last.sequence
      return true
    } catch {
      mustReload = true
      return nil
    }
  }

  /// Rebuilds memory from the database, by the function that runs at start.
  private func reload() throws {
    sequence = try Self.lastCommit(connection).sequence
    let known = edge.tree.size
    edge = try RightEdge(reading: connection, since: known)
    mustReload = false
    // What was committed after all is signed for, whatever the next commit holds.
    if edge.tree.size > known { publisher.put(.init(jobs: [], edge: edge, failure: nil)) }
    edge.trim()
  }

  private static func lastCommit(_ connection: Connection) throws -> (sequence: Int64, token: [UInt8]) {
    guard
      let last = try connection.first(
        "SELECT sequence, token FROM commits", decode: { (try $0.integer(), try $0.blob()) })
    else { throw StoreError(.corrupt, "reading the last commit") }
    return last
  }

  private static func storeError(_ error: any Error) -> StoreError {
    error as? StoreError ?? StoreError(.inputOutput, "committing")
  }
}
