import Cryptography
import Files
import Foundation
import Journal
import Synchronization
import Witness

/// A witness in a folder of its own, that can be stopped and started again.
final class TestWitness: Sendable {
  let url: URL
  let cosigner: Cosigner
  private let clock = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
  private let notices = Mutex<[LogWitness.Notice]>([])

  init(trusting keys: [VerifierKey] = []) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "navette-witness-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let seed = SecretBytes(copying: [UInt8](repeating: 9, count: 32))
    cosigner = try Cosigner(name: "temoin.example", privateKey: Ed25519PrivateKey(seed: seed))
    let folder = try WitnessFolder(url)
    for key in keys { try folder.trust(key, witness: cosigner.key) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// What it told its operator.
  var told: [LogWitness.Notice] { notices.withLock { $0 } }

  /// Moves its clock.
  func wait(_ seconds: TimeInterval) { clock.withLock { $0 += seconds } }

  /// Starts it on its folder, as a process would.
  func start(faults: (any WriteFaults)? = nil) throws -> LogWitness {
    try LogWitness(
      folder: WitnessFolder(url, faults: faults), cosigner: cosigner,
      clock: { [self] in clock.withLock { $0 } }, tell: { [self] notice in notices.withLock { $0.append(notice) } })
  }

  /// The files of its logs.
  func files() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "log" }
  }

  /// What its folder says that it cosigned last of a log.
  func kept(_ origin: String = "navette.example/journal") throws -> KnownLog? {
    try WitnessFolder.logs(in: url, witness: cosigner.key).compactMap { try? $0.log.get() }
      .first { $0.origin == origin }
  }
}

extension LogWitness {
  func add(_ request: AddCheckpoint) throws -> WitnessAnswer { try add(request.bytes) }

  /// The cosignature that a request gets.
  /// - Throws: when it gets none, or one that is not of its checkpoint.
  func cosign(_ request: AddCheckpoint) throws -> Cosignature {
    guard case .cosigned(let lines) = try add(request.bytes) else { throw NotCosigned() }
    return try key.cosignature(of: request.checkpoint, among: lines)
  }

  struct NotCosigned: Error {}
}
