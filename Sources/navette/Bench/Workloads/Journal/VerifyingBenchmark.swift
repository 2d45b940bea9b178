import Cryptography
import Foundation
import Gateway
import Journal

/// Full verifications of an export from its files, on one core, beside the SHA-256 of the same bytes.
final class VerifyingBenchmark {
  private let folder: ScratchFolder
  private let count: Int
  private let hashing: Hashing

  private var export: URL { folder.url.appending(path: "export", directoryHint: .isDirectory) }

  /// - Parameter count: how many entries to verify.
  init(count: UInt64) throws {
    folder = try ScratchFolder()
    self.count = Int(count)
    hashing = try Hashing(sampleOf: count)
    try SampleJournal(count: count).export(to: export)
  }

  /// The files alone: every leaf and commitment rehashed, the tree, the signature.
  func files() -> Race {
    race("hashes and tree", nil) { [self] in try check(UnreadBodies()) { _ in 0 } }
  }

  /// And every body read strictly.
  func bodies() -> Race {
    race("and bodies read", nil) { [self] in try check(StrictBodies()) { $0.refused } }
  }

  /// And replayed: what `navette journal verify` does.
  func replay(target: Target) -> Race {
    race("and replayed", target) { [self] in try check(JournalReplay()) { $0.faults.count } }
  }

  private func race(_ level: String, _ target: Target?, _ verify: @escaping () throws -> Void) -> Race {
    Race(
      name: "journal", variant: "verify \(Figures.rate(Double(count))): \(level)",
      workload: Batches(of: count, verify),
      limit: .init(name: "SHA-256 of the same", workload: Batches(of: Hashing.count, hashing.hash)), target: target)
  }

  /// A verification that finds anything wrong measures nothing.
  private func check<Visitor: BodyVisitor>(_ visitor: Visitor, _ faults: (Visitor) -> Int) throws {
    var visitor = visitor
    let report = try ExportVerifier(checksCanonicalForm: false).verify(export, visiting: &visitor)
    guard report.isSound, faults(visitor) == 0 else {
      throw CommandError(.internalError, "the export of this run does not verify: \(report.faults.prefix(3))")
    }
  }
}

/// Bodies that are hashed and not read.
private struct UnreadBodies: BodyVisitor {
  let cited: Set = [SampleEvents.policySet]

  mutating func visit(_ body: UnsafeRawBufferPointer?, of entry: LogEntry?, at index: UInt64) {}
}

/// Bodies that are read strictly, each by itself.
private struct StrictBodies: BodyVisitor {
  let cited: Set = [SampleEvents.policySet]
  private(set) var refused = 0
  private var reader = EventReader()

  mutating func visit(_ body: UnsafeRawBufferPointer?, of entry: LogEntry?, at index: UInt64) {
    guard let body, (try? reader.read(body)) != nil else { return refused += 1 }
  }
}

/// What no verification can do without: the SHA-256 of each nonce and body, of each leaf, and of a node for each leaf.
private final class Hashing {
  /// How many entries are hashed at a time.
  static let count = 2048

  private let committed: [[UInt8]]
  private let entries: [LogEntry]
  private var last = MerkleHash.emptyRoot

  /// - Parameter count: of how many entries: those in its middle stand for all.
  init(sampleOf count: UInt64) throws {
    let lives = try SampleLives()
    let bodies = try (0..<UInt64(Self.count)).map { try lives.body(count / 2 + $0) }
    committed = bodies.map { $0.nonce.bytes + $0.bytes }
    entries = bodies.map { $0.entry(at: SampleLives.date(0)) }
  }

  func hash() {
    for (bytes, entry) in zip(committed, entries) {
      _ = SHA256.digest(bytes)
      last = MerkleHash.node(last, entry.leafHash)
    }
  }
}
