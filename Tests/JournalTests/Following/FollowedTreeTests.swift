import Cryptography
import Foundation
import JSON
import Testing

@testable import Journal

struct FollowedTreeTests {
  /// A log that is served, file by file, and may lie.
  private final class Served {
    var journal: MemoryJournal
    let signer: LogSigner
    var asked: [String] = []
    var altered: [String: (inout [UInt8]) -> Void] = [:]
    var missing: Set<String> = []

    init(count: Int) throws { (journal, signer) = (try MemoryJournal(count: count), try followedSigner()) }

    func grow(to count: Int, other: Bool = false) throws {
      for index in journal.entries.count..<count {
        try journal.append(["action": .string(other ? "autre" : "transmission")], retention: .access, index: index)
      }
    }

    func checkpoint() throws -> VerifiedCheckpoint { try signer.sign(journal.tree) }

    func files(_ size: UInt64) -> FetchedJournal {
      FetchedJournal(size: size) { [self] path in
        asked.append(path)
        guard !missing.contains(path), var bytes = try JournalFiles(journal, size: size).file(at: path) else {
          throw JournalError(.fileUnreadable, path)
        }
        altered[path]?(&bytes)
        return bytes
      }
    }

    func advance(_ tree: FollowedTree) throws -> FollowedTree {
      let checkpoint = try checkpoint()
      return try tree.advanced(to: checkpoint, reading: files(checkpoint.checkpoint.size))
    }
  }

  private func fault(_ body: () throws -> Void) -> FollowingFault? {
    do { try body() } catch let fault as FollowingFault { return fault } catch {
      Issue.record("\(error)")
    }
    return nil
  }

  // MARK: Advancing

  @Test(arguments: [
    (0, 0), (0, 1), (1, 255), (255, 256), (256, 257), (300, 300), (255, 600), (511, 1024), (700, 66_000),
  ])
  func `a tree is followed from any size to any other`(first: Int, second: Int) throws {
    let served = try Served(count: first)
    var tree = try served.advance(FollowedTree())
    #expect(tree.size == UInt64(first))
    try served.grow(to: second)
    tree = try served.advance(tree)
    #expect(tree.size == UInt64(second) && tree.checkpoint?.checkpoint.root == served.journal.tree.root)
  }

  @Test func `what was verified is never asked again`() throws {
    let served = try Served(count: 1000)
    let tree = try served.advance(FollowedTree())
    served.asked = []
    try served.grow(to: 1030)
    _ = try served.advance(tree)
    #expect(
      Set(served.asked) == [
        "tile/entries/003", "tile/0/003", "tile/1/000.p/4", "tile/entries/004.p/6", "tile/0/004.p/6",
      ])
  }

  @Test func `every bundle of a long catch-up is told`() throws {
    let served = try Served(count: 600)
    let checkpoint = try served.checkpoint()
    var told: [UInt64] = []
    _ = try FollowedTree().advanced(to: checkpoint, reading: served.files(600)) { told.append($0) }
    #expect(told == [256, 512, 600])
  }

  // MARK: What is refused

  @Test func `a smaller tree is a rollback, and another of the same size a fork`() throws {
    let served = try Served(count: 300)
    let tree = try served.advance(FollowedTree())
    let back = try Served(count: 299)
    #expect(fault { _ = try back.advance(tree) } == .rollback)
    let other = try Served(count: 299)
    try other.grow(to: 300, other: true)
    #expect(fault { _ = try other.advance(tree) } == .fork)
  }

  @Test(arguments: [300, 301, 512, 700])
  func `a larger tree that does not extend is inconsistent`(size: Int) throws {
    let served = try Served(count: 300)
    let tree = try served.advance(FollowedTree())
    let other = try Served(count: 250)
    try other.grow(to: size, other: true)
    #expect(fault { _ = try other.advance(tree) } == (size == 300 ? .fork : .inconsistency))
  }

  @Test(arguments: ["tile/0/001", "tile/entries/001", "tile/1/000.p/2"])
  func `one altered bit of what is served is noticed`(path: String) throws {
    let served = try Served(count: 600)
    served.altered[path] = { $0[$0.count - 1] ^= 1 }
    #expect(fault { _ = try served.advance(FollowedTree()) } == .wrongTile)
  }

  @Test(arguments: ["tile/0/001", "tile/entries/001", "tile/1/000.p/2"])
  func `a file that is short, or not there, is missing`(path: String) throws {
    let served = try Served(count: 600)
    served.altered[path] = { $0.removeLast() }
    #expect(fault { _ = try served.advance(FollowedTree()) } == .missingFile)
    served.altered = [:]
    served.missing = [path]
    #expect(fault { _ = try served.advance(FollowedTree()) } == .missingFile)
  }

  @Test func `entries and tiles altered together do not lead to what is signed`() throws {
    let served = try Served(count: 600)
    let checkpoint = try served.checkpoint()
    let other = try Served(count: 599)
    try other.grow(to: 600, other: true)
    #expect(
      fault { _ = try FollowedTree().advanced(to: checkpoint, reading: other.files(600)) } == .inconsistency)
  }

  // MARK: An earlier checkpoint

  @Test(arguments: [0, 1, 255, 256, 400, 600])
  func `an earlier checkpoint of the same log is contained`(size: Int) throws {
    let served = try Served(count: size)
    let earlier = try served.checkpoint()
    try served.grow(to: 600)
    let tree = try served.advance(FollowedTree())
    try tree.contains(earlier, reading: served.files(600))
  }

  @Test func `one of another log, or greater than what was verified, is not`() throws {
    let served = try Served(count: 600)
    let tree = try served.advance(FollowedTree())
    for (size, expected) in [(400, FollowingFault.inconsistency), (600, .fork), (601, .rollback)] {
      let other = try Served(count: 300)
      try other.grow(to: size, other: true)
      #expect(fault { try tree.contains(try other.checkpoint(), reading: served.files(600)) } == expected)
    }
  }

  // MARK: Its file

  @Test(arguments: [0, 1, 255, 256, 777])
  func `a state is read back as it was, and goes on`(count: Int) throws {
    let served = try Served(count: count)
    let tree = try served.advance(FollowedTree())
    let verifier = LogVerifier(key: served.signer.key)
    let again = try FollowedTree(#require(tree.bytes), by: verifier)
    #expect(again.bytes == tree.bytes && again.size == UInt64(count))
    try served.grow(to: count + 300)
    #expect(try served.advance(again).size == UInt64(count + 300))
  }

  @Test func `nothing verified leaves no file`() { #expect(FollowedTree().bytes == nil) }

  @Test func `a state that was altered, or is another log's, is refused`() throws {
    let served = try Served(count: 777)
    let bytes = try #require(served.advance(FollowedTree()).bytes)
    let verifier = LogVerifier(key: served.signer.key)
    for place in bytes.indices {
      var altered = bytes
      altered[place] ^= 1
      #expect(throws: JournalError.self, "byte \(place)") { try FollowedTree(altered, by: verifier) }
    }
    for count in [0, 1, bytes.count / 2, bytes.count - 1] {
      #expect(throws: JournalError.self) { try FollowedTree(Array(bytes.prefix(count)), by: verifier) }
    }
    let other = LogVerifier(key: try signer(seed: 8).key)
    #expect(throws: JournalError(.unknownKey)) { try FollowedTree(bytes, by: other) }
  }

  @Test func `an edge of another tree does not pass for this one's`() throws {
    let served = try Served(count: 3)
    let bytes = try #require(served.advance(FollowedTree()).bytes)
    let other = try Served(count: 3)
    let edge = try #require(other.advance(FollowedTree()).bytes)
    #expect(edge == bytes, "the same log: the test below changes an entry")
    let forked = try Served(count: 2)
    try forked.grow(to: 3, other: true)
    let wrong = try #require(forked.advance(FollowedTree()).bytes)
    let checkpoint = Array(bytes.suffix(from: try #require(Self.note(bytes))))
    let spliced = Array(wrong.prefix(upTo: try #require(Self.note(wrong)))) + checkpoint
    #expect(throws: JournalError(.rootMismatch)) {
      try FollowedTree(spliced, by: LogVerifier(key: served.signer.key))
    }
  }

  /// Where the checkpoint begins.
  private static func note(_ bytes: [UInt8]) -> Int? {
    bytes.indices.first { $0 > 1 && bytes[$0 - 1] == 10 && bytes[$0 - 2] == 10 }
  }
}

/// The signer of the tests, by a name that a type's own member does not hide.
private func followedSigner() throws -> LogSigner { try signer() }
