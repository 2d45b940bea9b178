import Cryptography
import Foundation
import Journal
import Testing

@testable import Store

struct JournalStartTests {
  private func fill(_ scratch: Scratch, _ count: Int) throws {
    let database = try scratch.open()
    try database.writeAndWait { transaction in
      for number in 0..<count { transaction.append(try body("\(number)")) }
    }
    database.close()
  }

  @Test(arguments: [0, 1, 2, 255, 256, 257, 511, 512, 700])
  func `the right edge rebuilt from kept hashes is the tree, and goes on`(count: Int) throws {
    let scratch = try Scratch()
    if count > 0 { try fill(scratch, count) }
    let database = try scratch.open()
    #expect(database.checkpoint.checkpoint.size == UInt64(count))
    let committed = try database.writeAndWait { transaction in
      for number in 0..<300 { transaction.append(try body("again \(number)")) }
    }
    for receipt in try committed.receipts { _ = try receipt.verify(with: scratch.signer.verifier) }
    // Against the leaves alone, rehashed by the naive recursion of RFC 9162.
    let entries = try scratch.bystander().all("SELECT entry FROM leaves ORDER BY position") { try $0.blob() }
    #expect(naiveRoot(entries[...]) == database.checkpoint.checkpoint.root)
  }

  private func naiveRoot(_ entries: ArraySlice<[UInt8]>) -> Digest {
    if entries.isEmpty { return SHA256.digest([UInt8]()) }
    if entries.count == 1 { return SHA256.digest([0] + entries.first!) }
    var half = 1
    while half * 2 < entries.count { half *= 2 }
    let middle = entries.startIndex + half
    return SHA256.digest([1] + naiveRoot(entries[..<middle]).bytes + naiveRoot(entries[middle...]).bytes)
  }

  @Test func `a database put back to an older copy is refused`() throws {
    let scratch = try Scratch()
    try fill(scratch, 10)
    let old = try Data(contentsOf: scratch.data.appending(path: "navette.db"))
    try fill(scratch, 10)
    try old.write(to: scratch.data.appending(path: "navette.db"))
    for suffix in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(at: scratch.data.appending(path: "navette.db" + suffix))
    }
    try chmod(scratch)
    #expect(throws: StoreError(.rolledBack)) { try scratch.open() }
  }

  @Test func `an older copy that has grown since is refused: it is a fork`() throws {
    let scratch = try Scratch()
    try fill(scratch, 10)
    let old = try Data(contentsOf: scratch.data.appending(path: "navette.db"))
    let kept = try Data(contentsOf: scratch.checkpoint)
    try fill(scratch, 10)
    let newer = try Data(contentsOf: scratch.checkpoint)
    try old.write(to: scratch.data.appending(path: "navette.db"))
    try chmod(scratch)
    try kept.write(to: scratch.checkpoint)
    try fill(scratch, 30)
    try newer.write(to: scratch.checkpoint)
    #expect(throws: StoreError(.forked)) { try scratch.open() }
  }

  @Test func `a log with entries and no kept checkpoint is refused`() throws {
    let scratch = try Scratch()
    try fill(scratch, 1)
    try FileManager.default.removeItem(at: scratch.checkpoint)
    #expect(throws: StoreError(.checkpointMissing)) { try scratch.open() }
  }

  @Test func `a kept checkpoint signed by another key, or torn, is refused`() throws {
    let scratch = try Scratch()
    try fill(scratch, 1)
    let kept = try Data(contentsOf: scratch.checkpoint)
    let other = try LogSigner(origin: scratch.signer.origin, privateKey: Ed25519PrivateKey.generate())
    try Data(other.sign(MerkleTree()).signed.bytes).write(to: scratch.checkpoint)
    #expect(throws: StoreError(.checkpointMissing)) { try scratch.open() }
    try kept.dropLast(9).write(to: scratch.checkpoint)
    #expect(throws: StoreError(.checkpointMissing)) { try scratch.open() }
    try kept.write(to: scratch.checkpoint)
    #expect(try scratch.open().checkpoint.checkpoint.size == 1)
  }

  @Test func `an entry missing below a kept subtree hash is noticed`() throws {
    let scratch = try Scratch()
    try fill(scratch, 300)
    let bystander = try scratch.bystander()
    try bystander.script("DROP TRIGGER leaves_are_never_deleted; PRAGMA foreign_keys = OFF")
    try bystander.run("DELETE FROM leaves WHERE position = 280")
    #expect(throws: StoreError(.corrupt)) { try scratch.open() }
  }

  private func chmod(_ scratch: Scratch) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: scratch.data.appending(path: "navette.db").path)
  }
}
