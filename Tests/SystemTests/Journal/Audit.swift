import SystemSupport
import Foundation
import JSON
import Journal
import Testing

/// What an auditor does after an accident: exports the journal, verifies it offline, and holds it to every receipt.
struct Audit {
  let installation: Installation
  let export: ExportedJournal
  let checkpoint: VerifiedCheckpoint

  /// Exports over the network and verifies with the program itself: both must end well.
  /// - Parameter explains: whether its entries explain all that they are about. They cannot where a test put fiches of long
  ///   ago straight into the database: then only the checkpoint, and what is read of it, is verified here.
  init(_ installation: Installation, explains: Bool = true) throws {
    self.installation = installation
    let folder = installation.scratch.url.appending(path: "export-\(UUID().uuidString)")
    try installation.run(["journal", "export", folder.path], as: .auditor)
    if explains {
      let vkey = installation.data.appending(path: "pki/log.vkey")
      try installation.run(["journal", "verify", folder.path, "--vkey", vkey.path])
    }
    export = try ExportedJournal(directory: folder)
    checkpoint = try installation.verifier().verify(export.checkpoint)
  }

  /// The most proofs that are asked for again: all of them, but in a soak.
  private static let freshProofs = 500

  /// Every receipt ever given must still be true of the journal.
  func holds(_ receipts: [GivenReceipt]) throws {
    let auditor = try AgentClient(installation, .auditor)
    let verifier = try installation.verifier()
    for receipt in receipts {
      let (old, new) = (receipt.checkpoint.checkpoint, checkpoint.checkpoint)
      // The journal extends the one that the receipt was given on.
      #expect(old.size <= new.size, "the journal shrank under a receipt")
      try ConsistencyProof(oldSize: old.size, newSize: new.size, reading: export)
        .verify(oldRoot: old.root, newRoot: new.root)
      // The same entry is at the same place, says the export…
      #expect(try export.entries(receipt.leaf..<receipt.leaf + 1) == [receipt.entry])
    }
    for receipt in receipts.shuffled().prefix(Self.freshProofs) {
      // … and says a fresh proof, on a checkpoint that is newer still.
      let reply = try auditor.get("/api/journal/preuves/\(receipt.leaf)")
      guard reply.status == 200 else { throw SystemFault("proof: \(reply.status) \(reply.text)") }
      let fresh = try Receipt(parsing: reply.bytes)
      #expect(fresh.inclusion.index == receipt.leaf)
      #expect(try fresh.verify(receipt.entry, with: verifier).checkpoint.size >= checkpoint.checkpoint.size)
    }
  }

  /// Every checkpoint that anybody was given is of this very journal, at an earlier moment.
  func extends(_ checkpoints: [VerifiedCheckpoint]) throws {
    let new = checkpoint.checkpoint
    for old in checkpoints.map(\.checkpoint) {
      #expect(old.size <= new.size, "the journal shrank under a checkpoint")
      try ConsistencyProof(oldSize: old.size, newSize: new.size, reading: export)
        .verify(oldRoot: old.root, newRoot: new.root)
    }
  }

  /// What the journal says, in order.
  func events() throws -> [JSON] {
    try export.bodies(0..<checkpoint.checkpoint.size).compactMap { try $0.map { try JSON.parse($0.bytes) } }
  }
}
