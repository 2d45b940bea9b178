/// One snapshot of the database: what every query of it sees, whatever is committed meanwhile.
///
/// Deliberately not Sendable: it must not outlive the closure it is given to, nor leave its thread. The queries are
/// extensions, one file a concept.
public class ReadTransaction {
  private let opened: Connection
  private var isOpen = true

  init(_ connection: Connection) { opened = connection }

  /// The connection, as long as the transaction lasts.
  var connection: Connection {
    precondition(isOpen, "a transaction was used after its closure returned")
    return opened
  }

  /// Ends the right to use this value.
  func end() { isOpen = false }
}
