public import Journal

/// An entry and the number the commit gave it.
public struct NumberedEntry: Hashable, Sendable {
  /// Its position in the log.
  public let leaf: UInt64
  /// What the log holds for ever.
  public let entry: LogEntry
}

/// The value of a job that is durable, and the proof that its journal entries are.
public struct Committed<Value: Sendable>: Sendable {
  /// What the job's closure returned.
  public let value: Value
  /// The entries the job appended, with their numbers, in ticket order.
  public let entries: [NumberedEntry]
  let tree: PublishedTree?

  /// The checkpoint that was signed after the commit; nil when the job appended nothing.
  public var checkpoint: VerifiedCheckpoint? { tree?.checkpoint }

  /// The numbers of the entries, in ticket order.
  public var leaves: [UInt64] { entries.map(\.leaf) }

  /// One receipt for each entry, in ticket order: its inclusion in the newly signed checkpoint. Made when asked for, on
  /// the asking thread, from hashes in memory.
  ///
  /// - Throws: Nothing that a caller can cause.
  public var receipts: [Receipt] {
    get throws { try entries.map(receipt) }
  }

  /// The receipt of the entry of a ticket of this job.
  public func receipt(_ ticket: LeafTicket) throws -> Receipt { try receipt(entries[ticket.position]) }

  private func receipt(_ numbered: NumberedEntry) throws -> Receipt {
    guard let tree else { throw StoreError(.misuse, "proving an entry of a job without entries") }
    return try tree.receipt(numbered)
  }
}
