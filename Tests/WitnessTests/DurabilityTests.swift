import Cryptography
import Files
import Foundation
import Journal
import Synchronization
import TestSupport
import Testing
import Witness

/// Fails one write, before or after.
private final class PlannedFault: WriteFaults {
  private let armed = Mutex<(before: Bool, after: Bool)>((false, false))

  func arm(before: Bool) { armed.withLock { $0 = (before, !before) } }

  func beforeWrite() throws(FileError) {
    let fails = armed.withLock { state in
      defer { state.before = false }
      return state.before
    }
    if fails { throw FileError(.full, "planted") }
  }

  func afterWrite() throws(FileError) {
    let fails = armed.withLock { state in
      defer { state.after = false }
      return state.after
    }
    if fails { throw FileError(.inputOutput, "planted") }
  }
}

struct DurabilityTests {
  private let log: TestLog
  private let witness: TestWitness

  init() throws {
    log = try TestLog(300)
    witness = try TestWitness(trusting: [log.signer.key])
  }

  @Test func `a witness that starts again remembers, and still refuses what it refused`() throws {
    do { _ = try witness.start().cosign(log.request(0, 200)) }
    let restored = try TestLog(300, fork: 150)
    for _ in 0..<2 {
      let running = try witness.start()
      #expect(try running.add(log.request(0, 300)) == .conflict(size: 200))
      #expect(try running.add(restored.request(200, 200)) == .conflict(size: 200))
      #expect(try running.add(restored.request(200, 300)) == .unproven)
    }
    _ = try witness.start().cosign(log.request(200, 300))
    #expect(try witness.start().add(log.request(200, 300)) == .conflict(size: 300))
  }

  @Test func `a write that fails gives no cosignature, and leaves the log where it was`() throws {
    let fault = PlannedFault()
    let running = try witness.start(faults: fault)
    _ = try running.cosign(log.request(0, 7))
    fault.arm(before: true)
    #expect(throws: WitnessError.self) { try running.add(log.request(7, 300)) }
    #expect(try witness.kept()?.size == 7)
    #expect(witness.told.count == 1)
    // Another tree than the one that was not cosigned: nobody has a cosignature of that.
    _ = try running.cosign(log.request(7, 299))
  }

  @Test func `a write that fails late gives no cosignature either, and binds the witness all the same`() throws {
    let fault = PlannedFault()
    let running = try witness.start(faults: fault)
    _ = try running.cosign(log.request(0, 7))
    fault.arm(before: false)
    #expect(throws: WitnessError.self) { try running.add(log.request(7, 200)) }
    #expect(try witness.kept()?.size == 200)
    #expect(try running.add(log.request(7, 300)) == .conflict(size: 200))
    #expect(try running.add(TestLog(300, fork: 100).request(200, 200)) == .conflict(size: 200))
    _ = try running.cosign(log.request(200, 300))
  }

  @Test func `a disk that refuses to write gives no cosignature, until it does again`() throws {
    let running = try witness.start()
    let file = try #require(try witness.files().first)
    let obstacle = URL(filePath: file.path + ".new")
    try FileManager.default.createDirectory(at: obstacle, withIntermediateDirectories: false)
    for _ in 0..<2 { #expect(throws: WitnessError.self) { try running.add(log.request(0, 7)) } }
    #expect(try witness.kept()?.last == nil)
    try FileManager.default.removeItem(at: obstacle)
    _ = try running.cosign(log.request(0, 7))
  }

  @Test func `one process at a time has the folder`() throws {
    let running = try witness.start()
    #expect(throws: WitnessError.self) { try witness.start() }
    #expect(throws: WitnessError.self) { try WitnessFolder(witness.url) }
    _ = try running.cosign(log.request(0, 7))
  }

  @Test func `a folder that others may enter is refused`() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: witness.url.path)
    #expect(throws: WitnessError.self) { try witness.start() }
    #expect(throws: WitnessError.self) { try WitnessFolder(witness.url.appending(path: "none")) }
  }

  @Test func `a log whose file was touched is not served, and the others are`() throws {
    let other = try TestLog(50, origin: "other.example/log", seed: 8)
    try WitnessFolder(witness.url).trust(other.signer.key, witness: witness.cosigner.key)
    do {
      let running = try witness.start()
      _ = try running.cosign(log.request(0, 7))
      _ = try running.cosign(other.request(0, 50))
    }
    let name = SHA256.digest(Array(log.signer.origin.utf8)).hex + ".log"
    let file = witness.url.appending(path: name)
    let bytes = [UInt8](try Data(contentsOf: file))
    var refused = 0
    for position in stride(from: 0, to: bytes.count, by: 3) {
      var touched = bytes
      touched[position] ^= 4
      try Data(touched).write(to: file)
      let running = try witness.start()
      #expect(running.damaged.map(\.file) == [name], "byte \(position)")
      #expect(try running.add(log.request(7, 300)) == .unknownOrigin)
      if running.logCount == 1 { refused += 1 }
    }
    #expect(refused > 100)
    for cut in [0, 1, 10, bytes.count / 2, bytes.count - 1] {
      try Data(bytes.prefix(cut)).write(to: file)
      #expect(try witness.start().damaged.count == 1, "\(cut) bytes")
    }
    #expect(try witness.start().add(other.request(50, 50)).status == 200)
    #expect(try Data(contentsOf: file) == Data(bytes.dropLast()))
    try Data(bytes).write(to: file)
    _ = try witness.start().cosign(log.request(7, 300))
  }

  @Test func `a file under another log's name, or from another witness, is not believed`() throws {
    do { _ = try witness.start().cosign(log.request(0, 7)) }
    let file = try #require(try witness.files().first)
    let other = SHA256.digest(Array("other.example/log".utf8)).hex + ".log"
    try FileManager.default.moveItem(at: file, to: witness.url.appending(path: other))
    #expect(try witness.start().damaged.map(\.file) == [other])
    let seed = SecretBytes(copying: [UInt8](repeating: 10, count: 32))
    let stranger = try Cosigner(name: "temoin.example", privateKey: Ed25519PrivateKey(seed: seed))
    try FileManager.default.moveItem(at: witness.url.appending(path: other), to: file)
    #expect(try LogWitness(folder: WitnessFolder(witness.url), cosigner: stranger).damaged.count == 1)
  }

  @Test func `a file that is gone is a log that is not known, not one that begins again`() throws {
    do { _ = try witness.start().cosign(log.request(0, 7)) }
    try FileManager.default.removeItem(at: try #require(try witness.files().first))
    #expect(try witness.start().add(log.request(0, 7)) == .unknownOrigin)
  }
}
