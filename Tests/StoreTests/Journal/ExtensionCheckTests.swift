import Foundation
import Journal
import Testing

@testable import Store

struct ExtensionCheckTests {
  /// Makes one commit end in doubt: it persists, reports an error, and nothing can be read then. Memory is rebuilt from the
  /// database before the next commit.
  private final class DoubtfulCommit: CommitFaults {
    let meanwhile = Shared<(@Sendable () throws -> Void)?>(nil)
    func beforeCommit(sequence: Int64) throws {}
    func afterCommit(sequence: Int64) throws {
      guard let body = meanwhile.current else { return }
      meanwhile.change { $0 = nil }
      try body()
      throw StoreError(.inputOutput, "a planted fault")
    }
  }

  /// Writes `first` entries, then as many again in a commit that ends in doubt, then one more.
  private func extend(
    _ scratch: Scratch, _ first: Int, while meddle: @escaping @Sendable (Connection) throws -> Void
  ) throws -> (Database, Result<Committed<Void>, any Error>) {
    let faults = DoubtfulCommit()
    let database = try scratch.open { $0.faults = faults }
    let write = { (count: Int) throws in
      try database.writeAndWait { for number in 0..<count { $0.append(try body("\(number)")) } }
    }
    _ = try write(first)
    faults.meanwhile.change {
      $0 = {
        let bystander = try scratch.bystander(timeout: 1000)
        try bystander.script("ALTER TABLE commits RENAME TO elsewhere")
        try meddle(bystander)
      }
    }
    #expect(throws: StoreError(.inputOutput)) { _ = try write(first) }
    try scratch.bystander(timeout: 1000).script("ALTER TABLE elsewhere RENAME TO commits")
    return (database, Result { try write(1) })
  }

  @Test(arguments: [1, 200, 256, 700])
  func `a log read back after a commit in doubt is proven to extend what was signed`(count: Int) throws {
    let scratch = try Scratch()
    let (database, outcome) = try extend(scratch, count) { _ in }
    let committed = try outcome.get()
    #expect(committed.leaves == [UInt64(2 * count)])
    _ = try committed.receipts[0].verify(with: scratch.signer.verifier)
    #expect(database.signing == .open)
    database.close()
    #expect(try scratch.open().checkpoint.checkpoint.size == UInt64(2 * count + 1))
  }

  @Test(arguments: [1, 200])
  func `a log whose past changed under the server is not signed, and is halted`(count: Int) throws {
    let scratch = try Scratch()
    let (database, outcome) = try extend(scratch, count) { bystander in
      try bystander.script("DROP TRIGGER leaves_are_never_changed; DROP TRIGGER subtrees_are_never_changed")
      try bystander.run(
        "UPDATE leaves SET entry = (SELECT entry FROM leaves ORDER BY position DESC LIMIT 1) WHERE position = 0")
      // Of a full tile the kept hash is read back, not its leaves.
      try bystander.run("UPDATE subtrees SET hash = zeroblob(32)")
    }
    #expect(throws: StoreError(.forked)) { _ = try outcome.get() }
    #expect(database.signing == .halted(.notExtended))
    #expect(database.checkpoint.checkpoint.size == UInt64(count))
    #expect(throws: StoreError(.forked)) { try database.writeAndWait { $0.append(try body("after")) } }
    let kept = try #require(FileManager.default.contents(atPath: scratch.checkpoint.path))
    #expect(try scratch.signer.verifier.verify([UInt8](kept)).checkpoint.size == UInt64(count))
  }

  private func edge(_ texts: [String]) throws -> RightEdge {
    let scratch = try Scratch()
    let database = try scratch.open()
    try database.writeAndWait { for text in texts { $0.append(try body(text)) } }
    database.close()
    // Every leaf at hand, as after the commit that added them.
    return try RightEdge(reading: scratch.bystander(), since: 0)
  }

  @Test func `another tree, and a shorter one, are no extension`() throws {
    let signed = try edge(["a", "b", "c"])
    var check = ExtensionCheck(signed.tree)
    // Nonces are random: the same bodies make another tree.
    let other = try edge(["a", "b", "c", "d"])
    #expect(throws: StoreError(.forked)) { try check.prove(other) }
    let shorter = try edge(["a", "b"])
    #expect(throws: StoreError(.forked)) { try check.prove(shorter) }
    var same = ExtensionCheck(MerkleTree())
    try same.prove(signed)
    try same.prove(signed)
  }
}
