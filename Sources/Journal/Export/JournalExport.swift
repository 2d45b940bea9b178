import Cryptography
public import Foundation

/// Writes a journal in the layout of c2sp.org/tlog-tiles, with the log's key and the bodies beside.
public enum JournalExport {
  /// Copies what `source` keeps, up to the checkpoint's size, 256 entries at a time.
  ///
  /// The copy is faithful, of a broken journal too: only ``ExportVerifier`` judges it. The checkpoint is written last, so an
  /// interrupted export does not pass for a whole one.
  ///
  /// - Parameters:
  ///   - key: the log's key, written to `log.vkey`.
  ///   - directory: a folder that does not exist or is empty.
  ///   - progress: called with the number of entries written.
  /// - Throws: `destinationNotEmpty`, `fileUnwritable`, `sourceIncomplete` when the source returns fewer items than asked
  ///   for, or what the source throws.
  public static func write(
    _ source: some JournalSource, checkpoint: VerifiedCheckpoint, key: VerifierKey, to directory: URL,
    progress: (UInt64) -> Void = { _ in }
  ) throws {
    let existing = try? FileManager.default.contentsOfDirectory(atPath: directory.path)
    guard existing?.isEmpty ?? true else { throw JournalError(.destinationNotEmpty) }
    let layout = ExportLayout(size: checkpoint.checkpoint.size)
    for number in 0..<layout.files(.entries) {
      let indexes = try writeEntries(source, number: number, layout: layout, to: directory)
      progress(indexes.upperBound)
    }
    for level in 0..<layout.levels {
      for number in 0..<layout.files(.hashes(level: level)) {
        let tile = TilePath(
          .hashes(level: level), index: number, width: layout.width(.hashes(level: level), index: number))
        let first = number * 256
        let hashes = try source.hashes(level: 8 * level, indexes: first..<first + UInt64(tile.width))
        guard hashes.count == tile.width else { throw JournalError(.sourceIncomplete, tile.path) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32 * tile.width)
        for hash in hashes { hash.withUnsafeBytes { bytes.append(contentsOf: $0) } }
        try ExportFile.write(bytes, to: tile.path, in: directory)
      }
    }
    try ExportFile.write(Array((key.vkey + "\n").utf8), to: ExportLayout.key, in: directory)
    try ExportFile.write(checkpoint.signed.bytes, to: ExportLayout.checkpoint, in: directory)
  }

  private static func writeEntries(
    _ source: some JournalSource, number: UInt64, layout: ExportLayout, to directory: URL
  ) throws -> Range<UInt64> {
    let width = layout.width(.entries, index: number)
    let bundle = TilePath(.entries, index: number, width: width)
    let indexes = number * 256..<number * 256 + UInt64(width)
    let entries = try source.entries(indexes)
    let bodies = try source.bodies(indexes)
    guard entries.count == width, bodies.count == width else { throw JournalError(.sourceIncomplete, bundle.path) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * (2 + LogEntry.byteCount))
    for entry in entries {
      bytes += [0, UInt8(LogEntry.byteCount)]
      entry.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    try ExportFile.write(bytes, to: bundle.path, in: directory)
    var lines: [UInt8] = []
    for (index, body) in zip(indexes, bodies) { BodyLine.write(body, index: index, to: &lines) }
    try ExportFile.write(lines, to: TilePath(.bodies, index: number, width: width).path, in: directory)
    return indexes
  }
}
