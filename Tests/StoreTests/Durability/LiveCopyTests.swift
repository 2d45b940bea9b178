import Foundation
import Journal
import Testing

@testable import Store

struct LiveCopyTests {
  /// Copies made by a tool that knows nothing of SQLite, one file after the other, while the database is written to.
  @Test func `a copy of a live database is refused, or is the log as it was at some instant`() throws {
    let scratch = try Scratch()
    let planter = FaultPlanter(nil)
    let database = try scratch.open { $0.keepingFaults = planter }
    let isStopping = Shared(false)
    let acknowledged = Shared<[Acknowledged]>([])
    let load = DispatchGroup()
    for _ in 0..<3 {
      load.enter()
      Thread {
        while !isStopping.current, acknowledged.current.count < 2500 {
          let committed = try? database.writeAndWait { transaction in
            // Large: the log is folded, and begun again, while it is copied.
            let body = try body(String(repeating: "z", count: 20_000))
            transaction.append(body)
            return body
          }
          if let known = try? committed.map({ try Acknowledged($0, verifier: scratch.signer.verifier) }) {
            acknowledged.change { $0.append(known) }
          }
        }
        load.leave()
      }.start()
    }
    var (opened, refused) = (0, 0)
    for round in 0..<12 {
      let copy = try Scratch()
      usleep(.random(in: 20_000...120_000))
      // What was kept by then, and acknowledged by then, when the checkpoint is copied first.
      let known = acknowledged.current
      let names = round % 2 == 0 ? ["navette.db", "navette.db-wal"] : ["navette.db-wal", "navette.db"]
      try FileManager.default.copyItem(at: scratch.checkpoint, to: copy.checkpoint)
      try FileManager.default.createDirectory(
        at: copy.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      for name in names {
        try FileManager.default.copyItem(
          at: scratch.data.appending(path: name), to: copy.data.appending(path: name))
      }
      do {
        let restored = try Database(
          .init(
            folder: try DataFolder(copy.data), checkpointFile: copy.checkpoint, signer: scratch.signer,
            clock: { scratchDate }))
        defer { restored.close() }
        opened += 1
        let newest = restored.checkpoint
        try restored.read { transaction in
          // It goes on from a prefix of the one log there is: never signed differently, nothing lost by then.
          try WholeVerification(source: transaction.journal, verifier: scratch.signer.verifier)
            .run(known, notes: [], newest: newest)
        }
      } catch is StoreError {
        refused += 1
      }
    }
    isStopping.change { $0 = true }
    load.wait()
    print("live copies: \(opened) opened, \(refused) refused, \(acknowledged.current.count) entries")
    #expect(opened + refused == 12)
    #expect(acknowledged.current.count > 50, "no load: nothing was proven")
    try database.read { transaction in
      try WholeVerification(source: transaction.journal, verifier: scratch.signer.verifier)
        .run(acknowledged.current, notes: planter.notes.current, newest: database.checkpoint)
    }
  }
}
