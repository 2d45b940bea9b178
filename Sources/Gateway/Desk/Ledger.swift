internal import Journal
internal import Liaison
internal import Store

/// What one request writes: its rows, and the journal entries that say so, in one savepoint of one commit.
struct Ledger {
  /// The transaction.
  let transaction: WriteTransaction
  private(set) var entered: [(kind: EventKind, body: JournalBody)] = []

  init(_ transaction: WriteTransaction) { self.transaction = transaction }

  /// Adds an entry; with a fiche or an avis, it appears in its timeline too.
  mutating func append(_ event: JournalEvent, of reference: Reference? = nil) throws {
    let body = try event.body()
    let ticket = transaction.append(body)
    if let reference, let agent = event.agent {
      // An attempt that was refused must not read as a step that was made.
      let name = event.isRefused ? event.kind.rawValue + EventKind.refusedSuffix : event.kind.rawValue
      try transaction.record(name, of: reference, by: agent.id, at: event.at, ticket: ticket)
    }
    entered.append((event.kind, body))
  }
}

/// What a commit made durable: a value, and a receipt for each entry in the order they were added.
struct Durable<Value: Sendable>: Sendable {
  let value: Value
  let receipts: [StepReceipt]
}
