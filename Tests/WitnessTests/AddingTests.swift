import Cryptography
import Foundation
import Journal
import TestSupport
import Testing
import Witness

/// The statuses of c2sp.org/tlog-witness, in the order of its checks.
struct AddingTests {
  private let log: TestLog
  private let witness: TestWitness
  private let running: LogWitness

  init() throws {
    log = try TestLog(300)
    witness = try TestWitness(trusting: [log.signer.key])
    running = try witness.start()
  }

  @Test func `a log that grows is cosigned at each step, with the time of the clock`() throws {
    var old = 0
    for size in [0, 1, 2, 7, 8, 255, 256, 257, 300] {
      let cosignature = try running.cosign(log.request(old, size))
      #expect(cosignature.time == 1_800_000_000)
      #expect(try witness.kept()?.size == UInt64(size))
      #expect(try witness.kept()?.cosignature == cosignature)
      old = size
    }
  }

  @Test func `the same checkpoint is cosigned again, at a later time`() throws {
    _ = try running.cosign(log.request(0, 300))
    witness.wait(60)
    #expect(try running.cosign(log.request(300, 300)).time == 1_800_000_060)
    #expect(try witness.kept()?.cosignature?.time == 1_800_000_060)
  }

  @Test(arguments: [
    "", "old 0\n\n", "old 0\n", "{\"old\":0}", "old 00\n\nnavette.example/journal\n",
    "old 0\n\nnavette.example/journal\n1\n",
  ])
  func `what is not a request is malformed`(text: String) throws {
    #expect(try running.add(Array(text.utf8)) == .malformed)
    #expect(try witness.kept()?.last == nil)
  }

  @Test func `an unknown origin is told so, whoever signed`() throws {
    for origin in ["other.example/journal", "navette.example/journal/", "navette.example/Journal"] {
      #expect(try running.add(TestLog(5, origin: origin).request(0, 5)) == .unknownOrigin)
    }
  }

  @Test func `a signature by another key, over another text or by nobody known is refused`() throws {
    #expect(try running.add(TestLog(5, seed: 8).request(0, 5)) == .untrusted)
    let text = String(decoding: try log.request(0, 5).bytes, as: UTF8.self)
    #expect(try running.add(Array(text.replacing("\n5\n", with: "\n6\n").utf8)) == .untrusted)
    let note = try log.checkpoint(5).signed.note
    let stranger = Array("old 0\n\n\(note.text)\n\u{2014} stranger.example AAECAwQF\n".utf8)
    #expect(try running.add(stranger) == .untrusted)
    #expect(try witness.kept()?.last == nil)
  }

  @Test func `signatures of unknown keys are ignored, and not kept`() throws {
    let stranger = try SignedNote(parsing: Array("x\n\n\u{2014} stranger.example AAECAwQF\n".utf8)).signatures
    let note = try log.checkpoint(5).signed.note.adding(stranger)
    guard case .cosigned(let lines) = try running.add(Array("old 0\n\n".utf8) + note.bytes) else {
      Issue.record("not cosigned")
      return
    }
    #expect(lines.count == 1)
    #expect(try witness.kept()?.last?.signed.note.signatures.map(\.name) == ["navette.example/journal"])
  }

  @Test func `an old size over the checkpoint's is malformed, whatever was cosigned`() throws {
    _ = try running.cosign(log.request(0, 7))
    for (old, new) in [(7, 6), (8, 7), (300, 0)] {
      let bytes = Array("old \(old)\n\n".utf8) + (try log.checkpoint(new).signed.bytes)
      #expect(try running.add(bytes) == .malformed)
    }
    #expect(try witness.kept()?.size == 7)
  }

  @Test func `an old size that is not the last is answered with the last`() throws {
    #expect(try running.add(log.request(1, 7)) == .conflict(size: 0))
    _ = try running.cosign(log.request(0, 7))
    for old in [0, 6, 8, 300] { #expect(try running.add(log.request(old, 300)) == .conflict(size: 7)) }
    #expect(try witness.kept()?.size == 7)
  }

  @Test func `a proof that does not verify, has too few hashes or too many is refused`() throws {
    _ = try running.cosign(log.request(0, 7))
    let good = try log.request(7, 300)
    let head = "old 7\n"
    let hashes = good.hashes.map { Data($0.bytes).base64EncodedString() + "\n" }
    let note = "\n" + String(decoding: good.checkpoint.bytes, as: UTF8.self)
    let lists = [hashes.dropLast(), Array(hashes.dropFirst()), hashes + [hashes[0]], hashes.reversed(), []]
    for list in lists { #expect(try running.add(Array((head + list.joined() + note).utf8)) == .unproven) }
    #expect(try running.add(TestLog(300, fork: 3).request(7, 300)) == .unproven)
    #expect(witness.told.contains(.unproven(origin: log.signer.origin, from: 7, to: 300)))
    #expect(try running.add(good).status == 200)
  }

  @Test func `hashes where none are due are refused`() throws {
    let hash = Data(repeating: 7, count: 32).base64EncodedString()
    let first = "old 0\n\(hash)\n\n" + String(decoding: try log.checkpoint(7).signed.bytes, as: UTF8.self)
    #expect(try running.add(Array(first.utf8)) == .unproven)
    _ = try running.cosign(log.request(0, 7))
    let same = "old 7\n\(hash)\n\n" + String(decoding: try log.checkpoint(7).signed.bytes, as: UTF8.self)
    #expect(try running.add(Array(same.utf8)) == .unproven)
  }

  @Test func `a second tree of the last size is refused, and kept as proof against the log`() throws {
    _ = try running.cosign(log.request(0, 7))
    let fork = try TestLog(7, fork: 3).request(7, 7)
    #expect(try running.add(fork) == .conflict(size: 7))
    #expect(witness.told == [.fork(origin: log.signer.origin, size: 7)])
    let name = SHA256.digest(Array(log.signer.origin.utf8)).hex + ".fork"
    let kept = try Data(contentsOf: witness.url.appending(path: name))
    #expect(try log.signer.verifier.verify(Array(kept)).checkpoint == fork.checkpoint.claim)
    #expect(try witness.kept()?.last?.checkpoint == log.checkpoint(7).checkpoint)
    _ = try running.cosign(log.request(7, 8))
  }

  @Test func `a log that was rolled back is refused until it has grown past, and then as a fork`() throws {
    _ = try running.cosign(log.request(0, 200))
    let restored = try TestLog(300, fork: 150)
    #expect(try running.add(restored.request(150, 150)) == .conflict(size: 200))
    #expect(try running.add(restored.request(150, 180)) == .conflict(size: 200))
    #expect(try running.add(restored.request(200, 200)) == .conflict(size: 200))
    #expect(try running.add(restored.request(200, 250)) == .unproven)
    #expect(try witness.kept()?.size == 200)
  }

  @Test func `two logs do not know of each other`() throws {
    let other = try TestLog(50, origin: "other.example/log", seed: 8)
    let both = try TestWitness(trusting: [log.signer.key, other.signer.key])
    let running = try both.start()
    _ = try running.cosign(log.request(0, 7))
    _ = try running.cosign(other.request(0, 50))
    _ = try running.cosign(log.request(7, 8))
    #expect(try both.kept()?.size == 8)
    #expect(try both.kept("other.example/log")?.size == 50)
    let crossed = try TestLog(50, origin: "other.example/log", seed: 7)
    #expect(try running.add(crossed.request(50, 50)) == .untrusted)
  }

  @Test func `either key of a log that changed its own is enough, and a third is not`() throws {
    let (old, new) = (try TestLog(10), try TestLog(20, seed: 8))
    let both = try TestWitness(trusting: [old.signer.key, new.signer.key])
    let running = try both.start()
    _ = try running.cosign(old.request(0, 10))
    _ = try running.cosign(new.request(10, 20))
    #expect(try running.add(TestLog(30, seed: 10).request(20, 30)) == .untrusted)
    #expect(try both.kept()?.keys.count == 2)
  }
}
