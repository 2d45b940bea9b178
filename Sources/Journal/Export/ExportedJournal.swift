public import Cryptography
public import Foundation

/// An export read as a journal: proofs and receipts can be made from its files alone. Nothing read here is verified.
public struct ExportedJournal: JournalSource {
  /// The folder of the export.
  public let directory: URL
  /// The checkpoint in it, not verified.
  public let checkpoint: SignedCheckpoint
  private let layout: ExportLayout

  /// Opens an export.
  ///
  /// - Throws: `fileUnreadable` when it has no checkpoint, `malformedNote` or `malformedCheckpoint`.
  public init(directory: URL) throws(JournalError) {
    guard
      let bytes = ExportFile.read(ExportLayout.checkpoint, in: directory, limit: SignedNote.maximumByteCount + 1)
    else { throw JournalError(.fileUnreadable, ExportLayout.checkpoint) }
    checkpoint = try SignedCheckpoint(parsing: bytes)
    self.directory = directory
    layout = ExportLayout(size: checkpoint.claim.size)
  }

  /// The key in `log.vkey`, which proves nothing about who made the export.
  public func key() throws(JournalError) -> VerifierKey { try Self.key(in: directory) }

  static func key(in directory: URL) throws(JournalError) -> VerifierKey {
    guard let bytes = ExportFile.read(ExportLayout.key, in: directory, limit: 4096) else {
      throw JournalError(.fileUnreadable, ExportLayout.key)
    }
    guard bytes.last == Lines.newline, let text = Lines.text(bytes.dropLast()) else {
      throw JournalError(.malformedKey)
    }
    return try VerifierKey(vkey: text)
  }

  /// The hashes in the tiles, not checked.
  public func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest] {
    guard level >= 0, level.isMultiple(of: 8) else { throw JournalError(.indexOutOfRange) }
    let bytes = try read(.hashes(level: level / 8), indexes, stride: 32)
    return stride(from: 0, to: bytes.count, by: 32).compactMap { Digest(bytes: bytes[$0..<$0 + 32]) }
  }

  /// The entries in the bundles, not checked against their hashes.
  public func entries(_ indexes: Range<UInt64>) throws -> [LogEntry] {
    let stride = 2 + LogEntry.byteCount
    let bytes = try read(.entries, indexes, stride: stride)
    return try (0..<bytes.count / stride).map { position in
      let item = bytes[position * stride..<(position + 1) * stride]
      guard item.starts(with: [0, UInt8(LogEntry.byteCount)]) else { throw JournalError(.malformedEntry) }
      return try LogEntry(bytes: Array(item.dropFirst(2)))
    }
  }

  /// The bodies, not checked against their commitments.
  public func bodies(_ indexes: Range<UInt64>) throws -> [JournalBody?] {
    let entries = try entries(indexes)
    var bodies: [JournalBody?] = []
    var (number, lines): (UInt64?, [ArraySlice<UInt8>]) = (nil, [])
    for (index, entry) in zip(indexes, entries) {
      if number != index / 256 {
        number = index / 256
        let tile = TilePath(.bodies, index: index / 256, width: layout.width(.bodies, index: index / 256))
        guard
          let bytes = ExportFile.read(tile.path, in: directory, limit: BodyFile.maximumByteCount(width: tile.width)),
          let split = Lines.split(bytes[...]), split.count == tile.width
        else { throw JournalError(.fileUnreadable, tile.path) }
        lines = split
      }
      bodies.append(try BodyFile.body(lines[Int(index % 256)], index: index, retention: entry.retention))
    }
    return bodies
  }

  /// A text that bodies cite; nothing when it is not there, or is not the one of that digest.
  public func text(_ digest: Digest) -> [UInt8]? {
    let text = CitedText(digest)
    return text.read(in: directory).flatMap { text.isText($0) ? $0 : nil }
  }

  /// Reads fixed-width items, which may lie in several files.
  private func read(_ kind: TilePath.Kind, _ indexes: Range<UInt64>, stride: Int) throws -> [UInt8] {
    guard indexes.upperBound <= layout.count(kind) else { throw JournalError(.indexOutOfRange) }
    var bytes: [UInt8] = []
    var next = indexes.lowerBound
    while next < indexes.upperBound {
      let end = min(indexes.upperBound, (next / 256 + 1) * 256)
      let tile = TilePath(kind, index: next / 256, width: layout.width(kind, index: next / 256))
      let wanted = Int(end - next) * stride
      guard
        let part = ExportFile.read(tile.path, in: directory, offset: Int(next % 256) * stride, limit: wanted),
        part.count == wanted
      else { throw JournalError(.fileUnreadable, tile.path) }
      bytes += part
      next = end
    }
    return bytes
  }
}

/// A `bodies/…` file.
enum BodyFile {
  /// The length no file of `width` bodies exceeds.
  static func maximumByteCount(width: Int) -> Int { width * (JournalBody.maximumByteCount + 128) }

  static func body(_ line: ArraySlice<UInt8>, index: UInt64, retention: RetentionClass) throws(JournalError)
    -> JournalBody?
  {
    let bytes = Array(line)
    let parsed: BodyLine? = bytes.withUnsafeBytes { BodyLine($0, index: index) }
    switch parsed {
    case nil: throw JournalError(.malformedBody)
    case .pruned: return nil
    case .body(let body, let nonce):
      guard let digits = Hexadecimal.decode(String(decoding: bytes[nonce], as: UTF8.self)),
        let nonce = Nonce(bytes: digits)
      else { throw JournalError(.malformedBody) }
      return try JournalBody(canonical: Array(bytes[body]), retention: retention, nonce: nonce)
    }
  }
}
