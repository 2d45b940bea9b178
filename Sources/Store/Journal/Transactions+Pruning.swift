public import Journal

/// The bodies of one class that may be pruned: how many, and between which entries.
public struct ExpiredBodies: Hashable, Sendable {
  /// How many.
  public let count: Int
  /// The first entry and the last; nil when there is none.
  public let span: ClosedRange<UInt64>?
}

extension ReadTransaction {
  /// The entries of a class made in hours before `hour` whose body is still kept, in order.
  ///
  /// The entry says when it was made and under which class: a body, which says more, is not believed about its own end.
  /// Hours may go back from one entry to the next, when a clock did: every entry is looked at.
  /// - Parameters:
  ///   - first: the entry to begin at.
  ///   - count: the most that are wanted.
  public func expiredBodies(
    _ retention: RetentionClass, before hour: TimeBucket, from first: UInt64 = 0, limit count: Int
  ) throws -> [UInt64] {
    try connection.all(
      "SELECT leaves.position \(Self.expired) AND leaves.position >= ? ORDER BY leaves.position LIMIT ?",
      [.entryClass(retention), .entryHour(hour), .number(first), .number(count)]
    ) { try $0.number() }
  }

  /// How many such bodies there are, and where: what a pruning would delete.
  public func expiredBodies(_ retention: RetentionClass, before hour: TimeBucket) throws -> ExpiredBodies {
    try connection.first(
      "SELECT count(*), min(leaves.position), max(leaves.position) \(Self.expired)",
      .entryClass(retention), .entryHour(hour)
    ) { row in
      let count: Int = try row.number()
      guard count > 0 else { return ExpiredBodies(count: 0, span: nil) }
      return ExpiredBodies(count: count, span: try row.number(UInt64.self)...row.number(UInt64.self))
    } ?? ExpiredBodies(count: 0, span: nil)
  }

  // Fixed places of an entry (`LogEntry`); its hour is big-endian, so that bytes compare as numbers do.
  private static let expired = """
    FROM bodies CROSS JOIN leaves USING (position)
    WHERE substr(entry, 2, 1) = ? AND substr(entry, 3, 8) < ?
    """
}

extension WriteTransaction {
  /// Deletes the bodies and nonces of these entries; the entries stay, and every proof with them. Call
  /// ``Database/foldLog()`` after the commit: until then SQLite's log holds the erased bytes.
  /// - Returns: The entries whose body was still there.
  public func prune(_ entries: [UInt64]) throws -> [UInt64] {
    try entries.filter { try connection.run("DELETE FROM bodies WHERE position = ?", .number($0)) > 0 }
  }
}

extension SQLValue {
  fileprivate static func entryClass(_ retention: RetentionClass) -> SQLValue { .blob([retention.rawValue]) }

  fileprivate static func entryHour(_ hour: TimeBucket) -> SQLValue {
    .blob(withUnsafeBytes(of: hour.seconds.bigEndian) { Array($0) })
  }
}
