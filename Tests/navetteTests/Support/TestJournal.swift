import Cryptography
import Foundation
import JSON
import Journal

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
    let body = try JournalBody(
      ["v": 1, "evenement": .string(event), "objet": .string(reference)], retention: .disclosure)
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
