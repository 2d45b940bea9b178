import Cryptography
import Foundation
import Journal
import Store

/// A gateway's database whose journal has many entries, closed, and the same hashes in memory.
final class LongJournal: Sendable {
  /// Entries of one commit while it is made.
  private static let batch: UInt64 = 4096

  let hashes: KeptHashes
  private let folder: ScratchFolder
  private let signer: LogSigner

  /// How many entries it has.
  var size: UInt64 { hashes.tree.size }

  /// - Parameter count: how many entries. Their bodies are short: neither proofs nor a start read them.
  init(count: UInt64) throws {
    folder = try ScratchFolder()
    signer = try LogSigner(origin: "navette.bench/journal", privateKey: Ed25519PrivateKey.generate())
    var leaves: [Digest] = []
    leaves.reserveCapacity(Int(count))
    let database = try Self.open(folder, signer)
    defer { database.close() }
    for first in stride(from: 0, to: count, by: Int(Self.batch)) {
      let bodies = try (first..<min(first + Self.batch, count)).map { index in
        try JournalBody(canonical: Array("{\"v\":\(index)}".utf8), retention: .access, nonce: .random())
      }
      _ = try database.writeAndWait { transaction in for body in bodies { transaction.append(body) } }
      leaves += try database.read { try $0.journal.hashes(level: 0, indexes: first..<first + UInt64(bodies.count)) }
    }
    hashes = KeptHashes(leaves)
  }

  /// Starts on it, as a server does.
  func open() throws -> Database { try Self.open(folder, signer) }

  private static func open(_ folder: ScratchFolder, _ signer: LogSigner) throws -> Database {
    try Database(
      .init(
        folder: try DataFolder(folder.url.appending(path: "data")),
        checkpointFile: folder.url.appending(path: "checkpoint"), signer: signer))
  }
}
