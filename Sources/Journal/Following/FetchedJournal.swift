public import Cryptography

/// A journal of a given size, read from wherever its files are served, one file at a time: proofs can be made from it, and
/// its entries and bodies looked into, in bounded memory. Nothing read here is verified.
public final class FetchedJournal: JournalSource {  // Not Sendable: it remembers the files it read last.
  /// The number of entries.
  public let size: UInt64
  private let layout: ExportLayout
  private let fetch: (String) throws -> [UInt8]
  private var recent: [(path: String, bytes: [UInt8])] = []

  /// Enough for the tiles of one proof.
  private static let mostRecent = 24

  /// A journal of `size` entries.
  /// - Parameter fetch: answers the file at a path of the layout: `tile/0/000`, `tile/entries/000.p/7`, `bodies/000.p/7`.
  public init(size: UInt64, fetch: @escaping (String) throws -> [UInt8]) {
    (self.size, self.fetch, layout) = (size, fetch, ExportLayout(size: size))
  }

  /// The hashes in the tiles, not checked.
  public func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest] {
    guard level >= 0, level.isMultiple(of: 8) else { throw JournalError(.indexOutOfRange) }
    return try items(.hashes(level: level / 8), indexes, stride: Digest.byteCount).compactMap { Digest(bytes: $0) }
  }

  /// The entries in the bundles, not checked against their hashes.
  public func entries(_ indexes: Range<UInt64>) throws -> [LogEntry] {
    try items(.entries, indexes, stride: 2 + LogEntry.byteCount).map { item in
      guard item.starts(with: [0, UInt8(LogEntry.byteCount)]) else { throw JournalError(.malformedEntry) }
      return try LogEntry(bytes: Array(item.dropFirst(2)))
    }
  }

  /// The bodies, not checked against their commitments.
  public func bodies(_ indexes: Range<UInt64>) throws -> [JournalBody?] {
    let entries = try entries(indexes)
    var bodies: [JournalBody?] = []
    for run in Self.runs(indexes) {
      let (path, bytes) = try file(.bodies, run.lowerBound / 256)
      guard let lines = Lines.split(bytes[...]), lines.count == width(.bodies, run.lowerBound / 256) else {
        throw JournalError(.fileUnreadable, path)
      }
      for index in run {
        let retention = entries[Int(index - indexes.lowerBound)].retention
        bodies.append(try BodyFile.body(lines[Int(index % 256)], index: index, retention: retention))
      }
    }
    return bodies
  }

  /// Fixed-width items, which may lie in several files.
  private func items(_ kind: TilePath.Kind, _ indexes: Range<UInt64>, stride: Int) throws -> [[UInt8]] {
    guard indexes.upperBound <= layout.count(kind) else { throw JournalError(.indexOutOfRange) }
    var found: [[UInt8]] = []
    for run in Self.runs(indexes) {
      let (path, bytes) = try file(kind, run.lowerBound / 256)
      guard bytes.count == width(kind, run.lowerBound / 256) * stride else { throw JournalError(.fileUnreadable, path) }
      for index in run {
        let start = Int(index % 256) * stride
        found.append(Array(bytes[start..<start + stride]))
      }
    }
    return found
  }

  private func width(_ kind: TilePath.Kind, _ number: UInt64) -> Int { layout.width(kind, index: number) }

  private func file(_ kind: TilePath.Kind, _ number: UInt64) throws -> (path: String, bytes: [UInt8]) {
    let path = TilePath(kind, index: number, width: width(kind, number)).path
    if let known = recent.first(where: { $0.path == path }) { return known }
    let bytes = try fetch(path)
    if recent.count >= Self.mostRecent { recent.removeFirst() }
    recent.append((path, bytes))
    return (path, bytes)
  }

  /// A range cut where a file ends.
  private static func runs(_ indexes: Range<UInt64>) -> [Range<UInt64>] {
    var runs: [Range<UInt64>] = []
    var next = indexes.lowerBound
    while next < indexes.upperBound {
      let end = min(indexes.upperBound, (next / 256 + 1) * 256)
      runs.append(next..<end)
      next = end
    }
    return runs
  }
}
