import Cryptography
import Foundation
import Journal
import Testing

@testable import Store

struct KeptCheckpointsTests {
  private let scratch: Scratch
  private let database: Database

  init() throws {
    scratch = try Scratch()
    database = try scratch.open()
  }

  /// A checkpoint of that size: the store does not look at the tree.
  private func checkpoint(_ size: UInt64) throws -> SignedCheckpoint {
    let root = SHA256.digest([UInt8(truncatingIfNeeded: size)])
    return try scratch.signer.sign(Checkpoint(origin: scratch.signer.origin, size: size, root: root)).signed
  }

  private func kept(_ size: UInt64) throws -> SignedCheckpoint? {
    try database.read { try $0.keptCheckpoint(of: size) }
  }

  private func newest(below size: UInt64 = .max) throws -> SignedCheckpoint? {
    try database.read { try $0.newestKeptCheckpoint { $0.claim.size < size } }
  }

  private func covering(_ leaf: UInt64) throws -> (checkpoint: SignedCheckpoint, timestamps: [KeptTimestamp])? {
    try database.read { try $0.keptCheckpoint(covering: leaf) }
  }

  private func cosigned(_ checkpoint: SignedCheckpoint, by name: String) throws -> SignedCheckpoint {
    let witness = try LogSigner(origin: name, privateKey: .generate())
    let claim = try Checkpoint(origin: name, size: checkpoint.claim.size, root: checkpoint.claim.root)
    return try SignedCheckpoint(
      note: checkpoint.note.adding(try witness.sign(claim).signed.note.signatures))
  }

  @Test func `a cosigned checkpoint replaces the older ones that were not timestamped`() throws {
    let all = try [1, 2, 3, 4].map { try checkpoint($0) }
    try database.writeAndWait { transaction in
      try transaction.keep(cosigned: all[0])
      try transaction.keep(timestamp: [7, 7], of: 1, authority: "une", at: scratchDate)
      try transaction.keep(cosigned: all[1])
      try transaction.keep(cosigned: all[2])
      try transaction.keep(all[3])
    }
    #expect(try kept(1) == all[0])
    #expect(try kept(2) == nil)
    #expect(try kept(3) == all[2], "one that nobody cosigned replaces none")
    #expect(try newest() == all[3])
    #expect(try newest(below: 3) == all[0])
    #expect(try newest(below: 1) == nil)
  }

  @Test func `a checkpoint is kept again with its cosignatures, but once timestamped never changes`() throws {
    let bare = try checkpoint(5)
    let first = try cosigned(bare, by: "temoin.test/un")
    let second = try cosigned(first, by: "temoin.test/deux")
    try database.writeAndWait { transaction in
      try transaction.keep(bare)
      try transaction.keep(cosigned: first)
    }
    #expect(try kept(5) == first)
    try database.writeAndWait { transaction in
      try transaction.keep(timestamp: [1], of: 5, authority: "une", at: scratchDate)
      try transaction.keep(cosigned: second)
    }
    #expect(try kept(5) == first)
  }

  @Test func `an entry is covered by the smallest timestamped checkpoint, else by the newest kept`() throws {
    let all = try [10, 20, 30].map { try checkpoint($0) }
    #expect(try covering(0) == nil)
    try database.writeAndWait { transaction in
      for checkpoint in all { try transaction.keep(checkpoint) }
    }
    #expect(try covering(9)?.checkpoint == all[2])
    #expect(try covering(30) == nil, "a tree of 30 has no entry 30")
    try database.writeAndWait { transaction in
      try transaction.keep(timestamp: [2], of: 20, authority: "deux", at: scratchDate)
      try transaction.keep(timestamp: [1], of: 20, authority: "une", at: scratchDate.addingTimeInterval(1))
      try transaction.keep(timestamp: [3], of: 20, authority: "deux", at: scratchDate.addingTimeInterval(2))
    }
    let found = try #require(try covering(19))
    #expect(found.checkpoint == all[1])
    #expect(
      found.timestamps == [
        KeptTimestamp(authority: "deux", at: scratchDate.addingTimeInterval(2), token: [3]),
        KeptTimestamp(authority: "une", at: scratchDate.addingTimeInterval(1), token: [1]),
      ])
    #expect(try covering(20)?.checkpoint == all[2])
    #expect(try database.read { try $0.timestampedSizes() } == [20])
  }

  @Test func `a timestamp over a checkpoint that is not kept is refused`() throws {
    #expect(throws: StoreError(.constraint)) {
      try database.writeAndWait { try $0.keep(timestamp: [1], of: 3, authority: "une", at: scratchDate) }
    }
    #expect(try database.read { try $0.timestamps(of: 3) }.isEmpty)
  }
}
