public import Cryptography
public import Foundation

/// Writes a journal in the layout of c2sp.org/tlog-tiles, with the log's key and the bodies beside.
public enum JournalExport {
  /// Copies what `source` keeps, up to the checkpoint's size, 256 entries at a time.
  ///
  /// - Parameters:
  ///   - key: the log's key, written to `log.vkey`.
  ///   - directory: a folder that does not exist or is empty.
  ///   - progress: called with the number of files written and to write.
  /// - Throws: `destinationNotEmpty`, `fileUnwritable`, `sourceIncomplete` when the source returns fewer items than asked
  ///   for, or what the source throws.
  public static func write(
    _ source: some JournalSource, checkpoint: VerifiedCheckpoint, key: VerifierKey, to directory: URL,
    progress: (_ written: Int, _ all: Int) -> Void = { _, _ in }
  ) throws {
    let files = JournalFiles(source, size: checkpoint.checkpoint.size)
    try write(checkpoint: checkpoint, key: key, to: directory, progress: progress) { path in
      guard let bytes = try files.file(at: path) else { throw JournalError(.sourceIncomplete, path) }
      return bytes
    }
  }

  /// Copies the files of a journal from wherever they are served, up to the checkpoint's size.
  ///
  /// The copy is faithful, of a broken journal too: only ``ExportVerifier`` judges it. The checkpoint is written last, so an
  /// interrupted export does not pass for a whole one.
  ///
  /// - Parameters:
  ///   - citations: finds the texts that bodies cite, which are copied too.
  ///   - cosigned: what witnesses cosigned, if anything, of this size at most.
  ///   - witnesses: who they are, for information.
  ///   - timestamps: those that the journal has: what is of a later size is left out.
  ///   - file: answers the file at a path of the layout: `tile/0/000`, `tile/entries/000.p/7`, `bodies/000.p/7`,
  ///     `policies/HEX.cedar`, `timestamps/1234.checkpoint`.
  /// - Throws: `destinationNotEmpty`, `fileUnwritable`, or what `file` throws.
  public static func write(
    checkpoint: VerifiedCheckpoint, key: VerifierKey, to directory: URL,
    cosigned: SignedCheckpoint? = nil, witnesses: [VerifierKey] = [], citations: Citations = { _ in [] },
    timestamps: TimestampIndex = TimestampIndex([]),
    progress: (_ written: Int, _ all: Int) -> Void = { _, _ in },
    file: (String) throws -> [UInt8]
  ) throws {
    let existing = try? FileManager.default.contentsOfDirectory(atPath: directory.path)
    guard existing?.isEmpty ?? true else { throw JournalError(.destinationNotEmpty) }
    let tiles = ExportLayout(size: checkpoint.checkpoint.size).tiles
    var cited: Set<Digest> = []
    for (number, tile) in tiles.enumerated() {
      let bytes = try file(tile.path)
      try ExportFile.write(bytes, to: tile.path, in: directory)
      if tile.kind == .bodies { bytes.withUnsafeBytes { cited.formUnion(citations($0)) } }
      progress(number + 1, tiles.count)
    }
    for path in cited.map({ CitedText($0).path }).sorted() {
      try ExportFile.write(try file(path), to: path, in: directory)
    }
    for path in timestamps.files(upTo: checkpoint.checkpoint.size).map(\.path) {
      try ExportFile.write(try file(path), to: path, in: directory)
    }
    if let cosigned { try ExportFile.write(cosigned.bytes, to: ExportLayout.cosigned, in: directory) }
    if !witnesses.isEmpty {
      let lines = witnesses.map { $0.vkey + "\n" }.joined()
      try ExportFile.write(Array(lines.utf8), to: ExportLayout.witnesses, in: directory)
    }
    try ExportFile.write(Array((key.vkey + "\n").utf8), to: ExportLayout.key, in: directory)
    try ExportFile.write(checkpoint.signed.bytes, to: ExportLayout.checkpoint, in: directory)
  }
}
