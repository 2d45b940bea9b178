/// Which timestamps a journal has: `SIZE AUTHORITY` a line, by size, then authority. It is served, not exported: an export
/// has the files themselves.
public struct TimestampIndex: Hashable, Sendable {
  /// A timestamp.
  public struct Item: Hashable, Sendable {
    /// The size of the checkpoint.
    public let size: UInt64
    /// Whose it is.
    public let authority: String

    /// A timestamp of an authority over the checkpoint of that size.
    public init(size: UInt64, authority: String) { (self.size, self.authority) = (size, authority) }
  }

  /// The most bytes an index may have: a timestamp an hour, for a century.
  public static let byteLimit = 32 << 20

  /// Its lines, in order.
  public let items: [Item]

  /// An index of these.
  public init(_ items: [Item]) {
    self.items = items.sorted { ($0.size, $0.authority) < ($1.size, $1.authority) }
  }

  /// Reads an index.
  ///
  /// - Throws: `malformedTimestamps` for anything but the exact form.
  public init(parsing bytes: [UInt8]) throws(JournalError) {
    guard bytes.count <= Self.byteLimit, let lines = Lines.split(bytes[...]) else {
      throw JournalError(.malformedTimestamps)
    }
    var items: [Item] = []
    for line in lines {
      let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      guard parts.count == 2, let size = Lines.decimal(parts[0]), let authority = Lines.text(parts[1]),
        TimestampFile.isAuthority(authority)
      else { throw JournalError(.malformedTimestamps) }
      items.append(Item(size: size, authority: authority))
    }
    self.init(items)
    guard self.bytes == bytes, Set(items).count == items.count else { throw JournalError(.malformedTimestamps) }
  }

  /// The text.
  public var bytes: [UInt8] { Array(items.map { "\($0.size) \($0.authority)\n" }.joined().utf8) }

  /// The files of the timestamps over a journal's first `size` entries: each checkpoint once, then its answers.
  public func files(upTo size: UInt64) -> [TimestampFile] {
    var files: [TimestampFile] = []
    for item in items where item.size <= size {
      if files.last?.size != item.size { files.append(.checkpoint(size: item.size)) }
      files.append(.response(size: item.size, authority: item.authority))
    }
    return files
  }
}
