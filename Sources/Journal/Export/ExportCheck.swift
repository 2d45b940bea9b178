import Cryptography
import Foundation

/// One reading of an export against the checkpoint it claims.
struct ExportCheck {
  private let directory: URL
  private let claim: Checkpoint
  private let earlier: Checkpoint?
  private var landmarks: ArraySlice<ExportLandmark>
  private let checksCanonicalForm: Bool
  private let layout: ExportLayout
  private(set) var report: ExportReport

  private let bundles = ReadingSpace()
  private let tiles = ReadingSpace()
  private let upperTiles = ReadingSpace()
  private let lines = ReadingSpace()
  private var tree = MerkleTree()
  private var pending: [[Digest]] = []  // by tile level: the hashes of the tile being filled
  private var isComplete = true  // every leaf hash so far is known

  init(
    directory: URL, claim: Checkpoint, earlier: Checkpoint?, landmarks: [ExportLandmark],
    checksCanonicalForm: Bool, report: ExportReport
  ) {
    self.directory = directory
    self.claim = claim
    self.earlier = earlier
    self.landmarks = landmarks.sorted { $0.size < $1.size }[...]
    self.checksCanonicalForm = checksCanonicalForm
    self.report = report
    layout = ExportLayout(size: claim.size)
    pending = Array(repeating: [], count: layout.levels + 1)
  }

  mutating func run(visiting visitor: inout some BodyVisitor, progress: (UInt64, UInt64) -> Void) {
    compare()
    for number in 0..<layout.files(.entries) {
      checkBundle(number, &visitor)
      progress(tree.size, claim.size)
    }
    for level in 1..<max(1, layout.levels) { flush(level) }
    if !isComplete {
      report.report(.rootNotComputable, ExportLayout.checkpoint)
    } else if tree.root != claim.root {
      report.report(.rootMismatch, ExportLayout.checkpoint)
    }
    if let earlier, earlier.size > claim.size { report.report(.inconsistentWithEarlier, ExportLayout.checkpoint) }
  }

  private mutating func checkBundle(_ number: UInt64, _ visitor: inout some BodyVisitor) {
    let width = layout.width(.entries, index: number)
    let bundlePath = TilePath(.entries, index: number, width: width).path
    let tilePath = TilePath(.hashes(level: 0), index: number, width: width).path
    let stride = 2 + LogEntry.byteCount
    let bundle = read(bundlePath, length: width * stride, into: bundles)
    let tile = read(tilePath, length: width * Digest.byteCount, into: tiles)
    var entries: [LogEntry?] = []
    entries.reserveCapacity(width)
    for position in 0..<width {
      let index = number * 256 + UInt64(position)
      let kept = Self.item(position, of: tile, stride: Digest.byteCount) { Digest(bytes: $0) } ?? nil
      let parsed = Self.item(position, of: bundle, stride: stride) { bytes in
        Self.leaf(bytes)
      }
      entries.append(parsed?.entry)
      if let parsed, parsed.entry == nil { report.report(.malformedEntry, bundlePath, index) }
      if let kept, let hash = parsed?.hash, hash != kept { report.report(.leafHashMismatch, tilePath, index) }
      append(parsed?.hash ?? kept)
    }
    for retention in RetentionClass.allCases {
      let count = entries.count { $0?.retention == retention }
      if count > 0 { report.entries[retention, default: 0] += UInt64(count) }
    }
    checkBodies(number, entries: entries, &visitor)
  }

  /// The entry, when its form is right, and the hash of its bytes whatever they are.
  private static func leaf(_ bytes: UnsafeRawBufferPointer) -> (entry: LogEntry?, hash: Digest?) {
    guard bytes[0] == 0, bytes[1] == LogEntry.byteCount else { return (nil, nil) }
    let entry = UnsafeRawBufferPointer(rebasing: bytes[2...])
    return (try? LogEntry(bytes: entry), MerkleHash.leaf(entry))
  }

  private static func item<R>(
    _ position: Int, of bytes: UnsafeRawBufferPointer?, stride: Int, _ body: (UnsafeRawBufferPointer) -> R
  ) -> R? {
    guard let bytes, (position + 1) * stride <= bytes.count else { return nil }
    return body(UnsafeRawBufferPointer(rebasing: bytes[position * stride..<(position + 1) * stride]))
  }

  private mutating func append(_ leafHash: Digest?) {
    isComplete = isComplete && leafHash != nil
    var completed: [Subtree] = []
    tree.append(leafHash ?? MerkleHash.emptyRoot) { if $0.level > 0 { completed.append($0) } }
    for subtree in completed {
      let level = subtree.level / 8
      pending[level].append(subtree.hash)
      if pending[level].count == TilePath.fullWidth { flush(level) }
    }
    compare()
  }

  /// Compares a tile above the leaves with the hashes computed from them.
  private mutating func flush(_ level: Int) {
    let width = pending[level].count
    guard width > 0 else { return }
    let number = ((tree.size >> UInt64(8 * level)) - UInt64(width)) / 256
    let path = TilePath(.hashes(level: level), index: number, width: width).path
    let tile = read(path, length: width * Digest.byteCount, into: upperTiles)
    if isComplete {
      for (position, hash) in pending[level].enumerated() {
        let kept = Self.item(position, of: tile, stride: Digest.byteCount) { Digest(bytes: $0) } ?? nil
        if let kept, kept != hash { report.report(.tileHashMismatch, path, number * 256 + UInt64(position)) }
      }
    }
    pending[level].removeAll(keepingCapacity: true)
  }

  /// Holds the tree read so far to what was said of it when it had this size.
  private mutating func compare() {
    if let earlier, earlier.size == tree.size, isComplete, tree.root != earlier.root {
      report.report(.inconsistentWithEarlier, ExportLayout.checkpoint)
    }
    while let next = landmarks.first, next.size == tree.size {
      landmarks.removeFirst()
      if isComplete, tree.root != next.root { report.report(next.fault, next.file) }
    }
  }

  /// Reads a file that must have exactly `length` bytes; a longer or shorter one is reported, and its start is used.
  private mutating func read(_ path: String, length: Int, into space: ReadingSpace) -> UnsafeRawBufferPointer? {
    guard let bytes = ExportFile.read(path, in: directory, limit: length + 1, into: space) else {
      report.report(.missingFile, path)
      return nil
    }
    if bytes.count != length { report.report(.wrongLength, path) }
    return bytes
  }

  private mutating func checkBodies(_ number: UInt64, entries: [LogEntry?], _ visitor: inout some BodyVisitor) {
    let path = TilePath(.bodies, index: number, width: entries.count).path
    let limit = BodyFile.maximumByteCount(width: entries.count)
    guard let buffer = ExportFile.read(path, in: directory, limit: limit + 1, into: lines) else {
      report.report(.missingFile, path)
      for (position, entry) in entries.enumerated() {
        visitor.visit(nil, of: entry, at: number * 256 + UInt64(position))
      }
      return
    }
    var start = 0
    var isCut = false
    for (position, entry) in entries.enumerated() {
      let index = number * 256 + UInt64(position)
      let rest = UnsafeRawBufferPointer(rebasing: buffer[start...])
      guard !isCut, let length = Self.lineLength(rest) else {
        if !isCut { report.report(.wrongLength, path, index) }
        isCut = true
        visitor.visit(nil, of: entry, at: index)
        continue
      }
      let body = checkBody(UnsafeRawBufferPointer(rebasing: rest[..<length]), index, entry, path)
      visitor.visit(body, of: entry, at: index)
      start += length + 1
    }
    if !isCut, start != buffer.count { report.report(.wrongLength, path) }
  }

  private static func lineLength(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard let base = bytes.baseAddress, let end = memchr(base, Int32(Lines.newline), bytes.count) else { return nil }
    return UnsafeRawPointer(end) - base
  }

  /// - Returns: the bytes of the body, if the line holds one.
  private mutating func checkBody(
    _ line: UnsafeRawBufferPointer, _ index: UInt64, _ entry: LogEntry?, _ path: String
  ) -> UnsafeRawBufferPointer? {
    switch BodyLine(line, index: index) {
    case nil:
      report.report(.malformedBody, path, index)
      return nil
    case .pruned:
      if let entry { report.pruned[entry.retention, default: 0] += 1 }
      return nil
    case .body(let body, let nonce):
      guard body.count <= JournalBody.maximumByteCount else {
        report.report(.malformedBody, path, index)
        return nil
      }
      let bytes = UnsafeRawBufferPointer(rebasing: line[body])
      let digits = UnsafeRawBufferPointer(rebasing: line[nonce])
      guard let commitment = BodyLine.commitment(nonce: digits, body: bytes) else {
        report.report(.malformedBody, path, index)
        return nil
      }
      if let entry, commitment != entry.commitment { report.report(.bodyMismatch, path, index) }
      if checksCanonicalForm, !JournalBody.isCanonical(bytes) { report.report(.bodyNotCanonical, path, index) }
      return bytes
    }
  }
}
