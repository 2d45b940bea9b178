internal import Foundation
public import Journal

/// The gateway's database: one writer with group commit, readers beside it, and the transparency log that both extend.
///
/// A write is done when its completion says so: its rows and journal entries are durable, the tree that holds them is
/// signed, and the signed checkpoint is kept outside the database.
///
/// ```swift
/// database.write { transaction in
///   try transaction.insert(fiche)
///   return transaction.append(body)
/// } completion: { result in
///   // on a thread of the store: be brief
/// }
/// ```
public final class Database: Sendable {
  private let folder: DataFolder
  private let queue: BoundedQueue<WriteJob>
  private let publisher: Publisher
  private let gate: SigningGate
  private let readers: ReaderPool
  private let logFolder: LogFolder
  private let writing: [WorkerThread]
  private let folding: WorkerThread

  /// Opens the database of a folder, brings its schema up to date, and checks its journal against the checkpoint kept
  /// outside.
  ///
  /// - Throws: ``StoreError``: `rolledBack`, `forked` or `checkpointMissing` when the journal is not what was last
  ///   signed, `unfinishedReopening` when another journal than the signer's is to follow one that was closed, `newerSchema`,
  ///   `corrupt`, or what SQLite says.
  public init(_ configuration: Configuration) throws {
    folder = configuration.folder
    let path = configuration.folder.database.path
    let timeout = Int32(clamping: configuration.busyTimeout)
    let connection = try Connection(path: path, access: .readWrite, busyTimeout: timeout)
    try Migration.run(on: connection)
    try ReadTransaction(connection).checkOpen(configuration.signer.origin)
    if let pages = configuration.maximumPages { try connection.script("PRAGMA max_page_count = \(pages)") }

    let edge = try RightEdge(reading: connection)
    let kept = KeptCheckpoint(
      configuration.checkpointFile, signer: configuration.signer, faults: configuration.keepingFaults)
    let latest = try kept.resume(edge, isHeld: configuration.isHeld, reading: StoredHashes(connection: connection))
    let committing = CommitGate()
    gate = SigningGate(isHeld: configuration.isHeld)
    queue = BoundedQueue(capacity: configuration.queueCapacity)
    publisher = Publisher(signer: configuration.signer, file: kept.file, gate: gate, latest: latest, edge: edge)
    readers = ReaderPool(path: path, busyTimeout: timeout, kept: 8)
    logFolder = try LogFolder(database: path, gate: committing, busyTimeout: timeout)
    let writer = try Writer(
      connection, edge: edge, queue: queue, publisher: publisher, gate: committing, signing: gate,
      configuration: configuration)
    writing = [
      WorkerThread("navette-writer") { writer.run() },
      WorkerThread("navette-publish") { [publisher] in publisher.run() },
    ]
    folding = WorkerThread("navette-fold") { [logFolder] in logFolder.run() }
  }

  deinit { close() }

  /// The last checkpoint that was signed and kept.
  public var checkpoint: VerifiedCheckpoint { publisher.checkpoint }

  /// Whether something is committed that no kept checkpoint covers, because the last one could not be kept: the next write
  /// tries again.
  public var isCheckpointOverdue: Bool { publisher.isOverdue }

  /// Whether the log may go on. Reading is never held.
  public var signing: SigningState { gate.state }

  /// - Throws: ``StoreError`` unless the log may go on.
  func checkSigning() throws(StoreError) { try gate.check() }

  /// Lets a held log go on: the witnesses have seen that it is the one they know, or its operator answers for it. Waits for
  /// the commit.
  ///
  /// - Parameter first: Its first write: no other comes before. The log goes on even when that write fails; on a log that is
  ///   open already, it is a write like any other.
  /// - Throws: What the job threw, or a ``StoreError``.
  @discardableResult
  public func admit<Value: Sendable>(
    _ first: @escaping @Sendable (WriteTransaction) throws -> Value
  ) throws -> Committed<Value> {
    let answer = Answer<Committed<Value>>()
    let job = TypedWriteJob(first) { answer.set($0) }
    try gate.admit { () throws(StoreError) in try queue.offer(job) }
    return try answer.wait().get()
  }

  /// Stops the log for good: no write is taken and no signature leaves any more, not even of what is committed already.
  public func halt(_ reason: SigningHalt) { gate.halt(reason) }

  /// Queues a write.
  ///
  /// - Parameters:
  ///   - job: What to read and write, in a savepoint of a shared commit. An error it throws undoes its own writes only and
  ///     is handed over. It MAY run again after a rollback, so it MUST have no effect but through its transaction; it runs
  ///     on the writer's thread, so it MUST NOT compute for long.
  ///   - completion: Called exactly once, after the commit, on a thread of the store, or on the calling one when the job
  ///     cannot even be queued (``StoreError`` with code `overloaded` or `closed`, `awaitingWitnesses` while the log is held,
  ///     `refusedByWitness` or `forked` once it is halted).
  public func write<Value: Sendable>(
    _ job: @escaping @Sendable (WriteTransaction) throws -> Value,
    completion: @escaping @Sendable (Result<Committed<Value>, any Error>) -> Void
  ) {
    do {
      try gate.check()
      try queue.offer(TypedWriteJob(job, completion: completion))
    } catch {
      completion(.failure(error))
    }
  }

  /// Writes, and waits for the commit: for commands and tests, never for a reactor.
  ///
  /// - Throws: What the job threw, or a ``StoreError``.
  @discardableResult
  public func writeAndWait<Value: Sendable>(
    _ job: @escaping @Sendable (WriteTransaction) throws -> Value
  ) throws -> Committed<Value> {
    let answer = Answer<Committed<Value>>()
    write(job) { answer.set($0) }
    return try answer.wait().get()
  }

  /// Reads one snapshot, on the calling thread. Never waits for a write.
  ///
  /// - Throws: What the body throws, or a ``StoreError``.
  public func read<Value>(_ body: (ReadTransaction) throws -> Value) throws -> Value {
    try readers.read(body)
  }

  /// Folds SQLite's write-ahead log into the database and empties it: after an erasure, so that the erased bytes are in no
  /// file.
  ///
  /// - Returns: False when a reader held it back; try again.
  @discardableResult
  public func foldLog() -> Bool { logFolder.fold() }

  /// After an erasure: gives the freed pages back to the disk, and empties the write-ahead log.
  ///
  /// - Returns: False when a reader held it back; try again.
  @discardableResult
  public func releaseErased() -> Bool { logFolder.release() }

  /// Commits what is queued, answers it, and stops. Later writes are refused with code `closed`.
  public func close() {
    queue.close()
    writing.forEach { $0.join() }
    readers.close()
    // The file alone is then the whole database: a copy of it is a copy of everything.
    logFolder.fold()
    logFolder.close()
    folding.join()
    folder.release()
  }
}
