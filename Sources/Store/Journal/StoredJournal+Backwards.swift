public import Journal

extension StoredJournal {
  /// Reads entries from the newest to the oldest, as far as `visit` wants: what looks for something lately done.
  ///
  /// A body is read only where `isRead` says so, and in place: what is passed over costs little.
  ///
  /// - Parameters:
  ///   - indexes: the entries that may be read.
  ///   - isRead: whether the body of an entry is worth reading.
  ///   - visit: given an entry and its body, nil where it was pruned; answers whether to go on. The bytes MUST NOT leave it.
  /// - Throws: ``StoreError``, or what `visit` throws.
  public func readBackwards(
    _ indexes: Range<UInt64>, where isRead: (UInt64, LogEntry) -> Bool,
    visit: (UInt64, LogEntry, UnsafeRawBufferPointer?) throws -> Bool
  ) throws {
    let statement = try stored.connection.statement(
      """
      SELECT position, entry, body FROM leaves LEFT JOIN bodies USING (position)
      WHERE position >= ? AND position < ? ORDER BY position DESC
      """)
    defer { statement.reset() }
    try statement.bind([.number(indexes.lowerBound), .number(indexes.upperBound)])
    while try statement.step() {
      var row = Row(statement)
      let index: UInt64 = try row.number()
      let entry = try row.withBlob { try LogEntry(bytes: $0) }
      guard isRead(index, entry) else { continue }
      let goesOn =
        try row.isNull ? visit(index, entry, nil) : row.withBlob { try visit(index, entry, $0) }
      guard goesOn else { return }
    }
  }

  /// The nonce that a body was committed to with; nil where it was pruned.
  public func body(_ index: UInt64) throws -> JournalBody? { try bodies(index..<index + 1)[0] }
}
