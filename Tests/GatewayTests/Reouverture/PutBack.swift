import Cryptography
import Foundation
import Journal
import Store

@testable import Gateway

/// A gateway whose folder is copied, which goes on, and whose copy is then opened again under another journal.
struct PutBack {
  let gateway: TestGateway
  /// How many entries the copy has.
  let size: UInt64
  private var copy: URL { gateway.root.appending(path: "copie") }

  /// Copies a gateway that rests.
  init(_ gateway: TestGateway) throws {
    self.gateway = gateway
    size = try gateway.database.read { try $0.journal.size }
    try FileManager.default.createDirectory(
      at: copy, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    for name in ["navette.db", "navette.db-wal"] {
      try FileManager.default.copyItem(at: gateway.data.appending(path: name), to: copy.appending(path: name))
    }
  }

  /// What the journal tells since.
  /// - Parameter pruned: entries whose body is taken for pruned.
  func plan(pruned: Set<UInt64> = []) throws -> (plan: ReopeningPlan, size: UInt64) {
    var plan = ReopeningPlan(from: size)
    let end = try gateway.database.read { transaction in
      let end = try transaction.journal.size
      let (entries, bodies) = (try transaction.journal.entries(0..<end), try transaction.journal.bodies(0..<end))
      for (index, (entry, body)) in zip(UInt64(0)..., zip(entries, bodies)) {
        if let body, !pruned.contains(index) {
          body.bytes.withUnsafeBytes { plan.visit($0, of: entry, at: index) }
        } else {
          plan.visit(nil, of: entry, at: index)
        }
      }
      return end
    }
    return (plan, end)
  }

  /// Reopens the copy.
  func reopen(
    _ plan: (plan: ReopeningPlan, size: UInt64)?, as next: String = "navette.test/journal-2", isRehearsal: Bool = false
  ) throws -> ReopeningOutcome {
    let closing = try ClosingJournal(try DataFolder(copy))
    let reopening = Reopening(
      citing: gateway.database.checkpoint.checkpoint, next: next, motif: .essai, plan: plan)
    return try reopening.perform(on: closing, at: gateway.clock.now, isRehearsal: isRehearsal)
  }

  /// Opens the copy as a server would.
  func served(as next: String = "navette.test/journal-2") throws -> Database {
    let signer = try LogSigner(origin: next, privateKey: .generate())
    let file = gateway.root.appending(path: "outside/suivant")
    do {
      let closing = try ClosingJournal(try DataFolder(copy))
      let size = try closing.journal.size
      let first = try signer.sign(Checkpoint(origin: next, size: size, root: closing.journal.root(size: size)))
      try Data(first.signed.bytes).write(to: file)
    }
    let now = gateway.clock.now
    return try Database(
      .init(folder: try DataFolder(copy), checkpointFile: file, signer: signer, clock: { now }))
  }
}
