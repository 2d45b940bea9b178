internal import Journal

/// One request to write: its closure, and what came of it.
///
/// The closure may run more than once: when SQLite rolls the whole commit back, the jobs are rerun one by one.
class WriteJob: @unchecked Sendable {  // Sendable: owned by queue, writer, then publisher, one by one.
  /// Entries to number, of the last run.
  fileprivate(set) var appended: [JournalBody] = []
  /// Rows to write once the entries are numbered, of the last run.
  fileprivate(set) var deferred: [(Connection, [UInt64]) throws -> Void] = []
  /// The entries with their numbers, in ticket order.
  var numbered: [NumberedEntry] = []
  /// Why the last run failed, if it did.
  fileprivate(set) var failure: (any Error)?

  /// Runs the closure; keeps its value, or its error.
  func run(on connection: Connection) {
    appended = []
    deferred = []
    numbered = []
    failure = nil
    let transaction = WriteTransaction(connection)
    defer { transaction.end() }
    do {
      try body(transaction)
      appended = transaction.appended
      deferred = transaction.deferred
    } catch {
      failure = error
    }
  }

  fileprivate func body(_ transaction: WriteTransaction) throws {}

  /// Hands the value over, or the error of the run. Called once.
  func complete(_ publication: PublishedTree?) {}

  /// Hands an error of the commit over. Called once, instead of ``complete(_:)``.
  func fail(_ error: any Error) {}
}

/// A job with the type of its value.
final class TypedWriteJob<Value: Sendable>: WriteJob, @unchecked Sendable {  // Sendable: as its superclass.
  private let work: @Sendable (WriteTransaction) throws -> Value
  private let completion: @Sendable (Result<Committed<Value>, any Error>) -> Void
  private var value: Value?

  init(
    _ work: @escaping @Sendable (WriteTransaction) throws -> Value,
    completion: @escaping @Sendable (Result<Committed<Value>, any Error>) -> Void
  ) {
    self.work = work
    self.completion = completion
  }

  override fileprivate func body(_ transaction: WriteTransaction) throws {
    value = nil
    value = try work(transaction)
  }

  override func complete(_ publication: PublishedTree?) {
    if let failure { return completion(.failure(failure)) }
    guard let value else { return completion(.failure(StoreError(.misuse, "completing a job that did not run"))) }
    completion(.success(Committed(value: value, entries: numbered, tree: numbered.isEmpty ? nil : publication)))
  }

  override func fail(_ error: any Error) { completion(.failure(error)) }
}
