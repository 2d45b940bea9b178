import Cryptography
import Foundation
import JSON
import Journal
import Law

@testable import navette

/// A small journal in memory that gives receipts as the gateway does, and can lie.
final class TestJournal {
  static let origin = "navette.test/journal"
  static let reference = "FN-2026-7K3Q-XM4T-QW"

  let signer: LogSigner
  private(set) var bodies: [JournalBody] = []
  private(set) var entries: [LogEntry] = []

  init(origin: String = TestJournal.origin) throws {
    signer = try LogSigner(origin: origin, privateKey: try Ed25519PrivateKey.generate())
  }

  private init(signer: LogSigner) { self.signer = signer }

  /// Another journal under the same key: what a gateway that lies would keep.
  static func forked(from journal: TestJournal) throws -> TestJournal { TestJournal(signer: journal.signer) }

  /// Appends an event, and answers its index.
  @discardableResult
  func append(_ event: String = "transmission", about reference: String = TestJournal.reference) throws -> UInt64 {
    try append(["v": 1, "evenement": .string(event), "objet": .string(reference)])
  }

  /// Appends a body, and answers its index.
  @discardableResult
  func append(_ object: JSONObject) throws -> UInt64 {
    let body = try JournalBody(object, retention: .disclosure)
    bodies.append(body)
    entries.append(body.entry(at: Date(timeIntervalSince1970: 1_795_255_200)))
    return UInt64(entries.count - 1)
  }

  /// The receipt of a leaf in the tree of all entries, as the API writes it.
  func receipt(_ leaf: UInt64, event: String = "transmission") throws -> JSON {
    var tree = MerkleTree()
    var hashes: [Digest] = []
    for entry in entries {
      tree.append(entry.leafHash)
      hashes.append(entry.leafHash)
    }
    let checkpoint = try signer.sign(tree)
    let body = bodies[Int(leaf)]
    let receipt = try Receipt(
      entry: entries[Int(leaf)], index: leaf, checkpoint: checkpoint, reading: Leaves(hashes: hashes))
    return [
      "evenement": .string(event), "feuille": .integer(Int64(leaf)),
      "corps": .string(String(decoding: body.bytes, as: UTF8.self)),
      "nonce": .string(Hexadecimal.encode(body.nonce.bytes)),
      "preuve": .string(String(decoding: receipt.bytes, as: UTF8.self)),
    ]
  }

  /// The leaf hashes alone: enough for fewer than 256 entries.
  private struct Leaves: HashReader {
    let hashes: [Digest]

    func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest] {
      level == 0 ? Array(hashes[Int(indexes.lowerBound)..<Int(indexes.upperBound)]) : []
    }
  }
}

extension TestJournal {
  /// Exports everything, with the texts that the bodies cite.
  /// - Parameter signer: its own unless another is given.
  func export(to folder: FilePath, texts: [[UInt8]] = [], signedBy signer: LogSigner? = nil) throws {
    let signer = signer ?? self.signer
    var tree = MerkleTree()
    for entry in entries { tree.append(entry.leafHash) }
    let files = JournalFiles(Kept(journal: self), size: tree.size)
    try JournalExport.write(
      checkpoint: try signer.sign(tree), key: signer.verifier.key,
      to: URL(filePath: folder.description, directoryHint: .isDirectory), citations: PolicyCitations.digests
    ) { path in
      if let cited = CitedText(path: path) {
        guard let text = texts.first(where: { SHA256.digest($0) == cited.digest }) else {
          throw CommandError(.internalError, "the test has no such text")
        }
        return text
      }
      guard let bytes = try files.file(at: path) else { throw CommandError(.internalError, "no file \(path)") }
      return bytes
    }
  }

  /// The file at a path of the layout, as a gateway serves it.
  func file(at path: String) throws -> [UInt8]? {
    try JournalFiles(Kept(journal: self), size: UInt64(entries.count)).file(at: path)
  }

  private struct Kept: JournalSource {
    let journal: TestJournal

    func hashes(level: Int, indexes: Range<UInt64>) throws -> [Digest] {
      level == 0 ? journal.entries[Int(indexes.lowerBound)..<Int(indexes.upperBound)].map(\.leafHash) : []
    }

    func entries(_ indexes: Range<UInt64>) throws -> [LogEntry] {
      Array(journal.entries[Int(indexes.lowerBound)..<Int(indexes.upperBound)])
    }

    func bodies(_ indexes: Range<UInt64>) throws -> [JournalBody?] {
      journal.bodies[Int(indexes.lowerBound)..<Int(indexes.upperBound)].map { $0 }
    }
  }
}
