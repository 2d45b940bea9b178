internal import Cryptography

/// The files of a journal of a given size, made on demand from what is kept: what an export writes and a server serves.
public struct JournalFiles<Source: JournalSource> {
  private let source: Source
  private let layout: ExportLayout

  /// The files of the first `size` entries of a source.
  public init(_ source: Source, size: UInt64) { (self.source, layout) = (source, ExportLayout(size: size)) }

  /// The file at a path of the layout; nothing for any other path, and for a tile that this size does not have.
  ///
  /// A partial tile that has filled since is still served: an auditor may be reading an earlier checkpoint.
  /// - Throws: `sourceIncomplete` when the source returns fewer items than asked for, or what the source throws.
  public func file(at path: String) throws -> [UInt8]? {
    guard let tile = TilePath(path: path), tile.width <= layout.width(tile.kind, index: tile.index) else { return nil }
    let items = tile.index * 256..<tile.index * 256 + UInt64(tile.width)
    let bytes: [UInt8]?
    switch tile.kind {
    case .hashes(let level): bytes = try hashes(level, items)
    case .entries: bytes = try entries(items)
    case .bodies: bytes = try bodies(items)
    }
    guard let bytes else { throw JournalError(.sourceIncomplete, tile.path) }
    return bytes
  }

  private func hashes(_ level: Int, _ items: Range<UInt64>) throws -> [UInt8]? {
    let hashes = try source.hashes(level: 8 * level, indexes: items)
    guard hashes.count == items.count else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32 * items.count)
    for hash in hashes { hash.withUnsafeBytes { bytes.append(contentsOf: $0) } }
    return bytes
  }

  private func entries(_ items: Range<UInt64>) throws -> [UInt8]? {
    let entries = try source.entries(items)
    guard entries.count == items.count else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(items.count * (2 + LogEntry.byteCount))
    for entry in entries {
      bytes += [0, UInt8(LogEntry.byteCount)]
      entry.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  private func bodies(_ items: Range<UInt64>) throws -> [UInt8]? {
    let bodies = try source.bodies(items)
    guard bodies.count == items.count else { return nil }
    var lines: [UInt8] = []
    for (index, body) in zip(items, bodies) { BodyLine.write(body, index: index, to: &lines) }
    return lines
  }
}
