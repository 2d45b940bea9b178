public import Journal

/// The place of a journal entry among those of its job; its number is given at the commit.
public struct LeafTicket: Hashable, Sendable {
  /// The position among the entries that the job appended: 0 for the first.
  public let position: Int
}

/// What one job reads and writes, inside a savepoint of the shared commit.
///
/// It sees what earlier jobs of the same commit wrote. Nothing it writes is visible to a reader, and no number is given to
/// its journal entries, before the commit.
public final class WriteTransaction: ReadTransaction {
  private(set) var appended: [JournalBody] = []
  private(set) var deferred: [(Connection, [UInt64]) throws -> Void] = []

  /// Adds an entry to the journal. Numbers follow the order of the calls, after every entry of earlier jobs.
  ///
  /// - Returns: A ticket, to be matched with ``Committed/leaves`` and ``Committed/receipts``.
  @discardableResult
  public func append(_ body: JournalBody) -> LeafTicket {
    appended.append(body)
    return LeafTicket(position: appended.count - 1)
  }

  /// Writes rows that name the numbers of this job's entries, once they have been given and before the commit.
  ///
  /// - Parameter write: Receives the numbers in ticket order. It MUST NOT fail for a reason that depends on the request:
  ///   the savepoint is released by then, and a failure sends the whole commit back.
  func whenNumbered(_ write: @escaping (Connection, _ leaves: [UInt64]) throws -> Void) {
    deferred.append(write)
  }
}
