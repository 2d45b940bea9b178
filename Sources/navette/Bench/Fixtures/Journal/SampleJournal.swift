import Cryptography
import Foundation
import Journal

/// A journal to export: its entries and hashes are kept, its bodies are made again when they are asked for.
final class SampleJournal: JournalSource {  // Not Sendable: made and read by one thread.
  private let lives: SampleLives
  private let entries: [LogEntry]
  private let kept: KeptHashes

  /// - Parameter count: how many entries.
  init(count: UInt64) throws {
    let lives = try SampleLives()
    let entries = try (0..<count).map { index in try lives.body(index).entry(at: SampleLives.date(index)) }
    (self.lives, self.entries) = (lives, entries)
    kept = KeptHashes(entries.map(\.leafHash))
  }

  func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest] {
    try kept.hashes(level: level, indexes: indexes)
  }

  func entries(_ indexes: Range<UInt64>) throws -> [LogEntry] {
    Array(entries[Int(indexes.lowerBound)..<Int(indexes.upperBound)])
  }

  func bodies(_ indexes: Range<UInt64>) throws -> [JournalBody?] { try indexes.map { try lives.body($0) } }

  /// Exports it, with the text of policies that it cites.
  /// - Parameter folder: one that does not exist.
  func export(to folder: URL) throws {
    let signer = try LogSigner(origin: "navette.bench/journal", privateKey: Ed25519PrivateKey.generate())
    let checkpoint = try signer.sign(kept.tree)
    let files = JournalFiles(self, size: kept.tree.size)
    let text = CitedText(SampleEvents.policySet).path
    try JournalExport.write(
      checkpoint: checkpoint, key: signer.verifier.key, to: folder, citations: { _ in [SampleEvents.policySet] }
    ) { path in
      guard path != text else { return SampleEvents.policies }
      guard let bytes = try files.file(at: path) else { throw CommandError(.internalError, "a tile that is not there") }
      return bytes
    }
  }
}
