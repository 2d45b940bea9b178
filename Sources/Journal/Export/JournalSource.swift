/// A journal as it is kept: what an export is made from, a run of at most 256 at a time.
public protocol JournalSource: HashReader {
  /// The entries at `indexes`, in order.
  func entries(_ indexes: Range<UInt64>) throws -> [LogEntry]

  /// The bodies of the entries at `indexes`, in order; nothing where the body has been pruned.
  func bodies(_ indexes: Range<UInt64>) throws -> [JournalBody?]
}
