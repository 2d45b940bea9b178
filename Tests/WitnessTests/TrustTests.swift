import Foundation
import Journal
import TestSupport
import Testing
import Witness

struct TrustTests {
  @Test func `a key is trusted once, and keeps what was cosigned`() throws {
    let (log, next) = (try TestLog(9), try TestLog(20, seed: 8))
    let witness = try TestWitness(trusting: [log.signer.key])
    do { _ = try witness.start().cosign(log.request(0, 9)) }
    let folder = try WitnessFolder(witness.url)
    #expect(throws: WitnessError.self) { try folder.trust(log.signer.key, witness: witness.cosigner.key) }
    #expect(try folder.trust(next.signer.key, witness: witness.cosigner.key).size == 9)
    folder.release()
    _ = try witness.start().cosign(next.request(9, 20))
    #expect(try witness.kept()?.keys.count == 2)
  }

  @Test func `a log whose origin is not its key's name is known by its origin`() throws {
    let log = try TestLog(9)
    let witness = try TestWitness()
    try WitnessFolder(witness.url).trust(
      log.signer.key, for: "renamed log of ours", witness: witness.cosigner.key)
    #expect(try witness.start().add(log.request(0, 9)) == .unknownOrigin)
    #expect(try witness.kept("renamed log of ours")?.keys == [log.signer.key])
  }

  @Test func `a witness's key, or an origin that is not a line, is refused`() throws {
    let witness = try TestWitness()
    let folder = try WitnessFolder(witness.url)
    #expect(throws: WitnessError.self) { try folder.trust(witness.cosigner.key, witness: witness.cosigner.key) }
    for origin in ["", "two\nlines", "a\u{0}b"] {
      #expect(throws: WitnessError.self) {
        try folder.trust(TestLog(1).signer.key, for: origin, witness: witness.cosigner.key)
      }
    }
    #expect(try witness.files().isEmpty)
  }

  @Test func `17 keys of one log are too many`() throws {
    let witness = try TestWitness(trusting: (1...16).map { try TestLog(0, seed: $0).signer.key })
    let folder = try WitnessFolder(witness.url)
    #expect(throws: WitnessError.self) {
      try folder.trust(TestLog(0, seed: 17).signer.key, witness: witness.cosigner.key)
    }
    #expect(try witness.kept()?.keys.count == 16)
  }

  @Test func `a log that is trusted while the witness runs is served from then on`() throws {
    let log = try TestLog(9)
    let witness = try TestWitness()
    let running = try witness.start()
    #expect(try running.add(log.request(0, 9)) == .unknownOrigin)
    #expect(running.logCount == 0)
    let introduced = try WitnessFolder.introduce(log.signer.key, in: witness.url)
    #expect(introduced.size == 0 && introduced.keys == [log.signer.key])
    _ = try running.cosign(log.request(0, 5))
    _ = try running.cosign(log.request(5, 9))
    #expect(running.logCount == 1)
    #expect(witness.told == [.introduced(origin: "navette.example/journal")])
    #expect(try witness.kept()?.size == 9)
    #expect(try running.add(log.request(0, 9)) == .conflict(size: 9))
  }

  @Test func `a log that is known is not begun again while the witness runs`() throws {
    let (log, other) = (try TestLog(9), try TestLog(9, seed: 8))
    let witness = try TestWitness(trusting: [log.signer.key])
    let running = try witness.start()
    _ = try running.cosign(log.request(0, 9))
    for key in [log.signer.key, other.signer.key] {
      do {
        _ = try WitnessFolder.introduce(key, in: witness.url)
        Issue.record("the file of a log that is cosigned was made again")
      } catch { #expect(error.code == .folderInUse) }
    }
    #expect(try witness.kept()?.size == 9)
    #expect(try witness.files().count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: witness.url.path).allSatisfy { !$0.hasSuffix(".new") })
  }

  @Test func `of those who introduce one log at once, one does, and it is served once`() async throws {
    let log = try TestLog(9)
    let witness = try TestWitness()
    let running = try witness.start()
    let (key, url) = (log.signer.key, witness.url)
    let made = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { (try? WitnessFolder.introduce(key, in: url)) != nil } }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(made == 1)
    let requests = try (1...9).map { try log.request(0, $0) }
    let cosigned = await withTaskGroup(of: Bool.self) { group in
      for request in requests { group.addTask { (try? running.cosign(request)) != nil } }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(cosigned == 1)
    #expect(witness.told.count == 1)
  }

  @Test func `a witness's key, another's folder or a damaged file introduces nothing`() throws {
    let log = try TestLog(9)
    let witness = try TestWitness()
    let running = try witness.start()
    #expect(throws: WitnessError.self) { try WitnessFolder.introduce(witness.cosigner.key, in: witness.url) }
    _ = try WitnessFolder.introduce(log.signer.key, in: witness.url)
    let file = try #require(try witness.files().first)
    try Data("log navette.example/journal\n".utf8).write(to: file)
    #expect(try running.add(log.request(0, 9)) == .unknownOrigin)
    try FileManager.default.removeItem(at: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: witness.url.path)
    #expect(throws: WitnessError.self) { try WitnessFolder.introduce(log.signer.key, in: witness.url) }
    #expect(try witness.files().isEmpty)
  }
}
