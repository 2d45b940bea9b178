import Cryptography
import Foundation
import JSON
import Journal
import Synchronization

@testable import Store

/// A throw-away place for one database: its data folder, and beside it the folder of the kept checkpoint.
final class Scratch: Sendable {
  let root: URL
  let signer: LogSigner
  var data: URL { root.appending(path: "data") }
  var outside: URL { root.appending(path: "outside") }
  var checkpoint: URL { outside.appending(path: "checkpoint") }

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "navette-store-\(UUID().uuidString)")
    signer = try LogSigner(origin: "navette.test/journal", privateKey: Ed25519PrivateKey.generate())
    try FileManager.default.createDirectory(
      at: root.appending(path: "outside"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// Opens the database, as a start of the server would.
  func open(_ adjust: (inout Database.Configuration) -> Void = { _ in }) throws -> Database {
    var configuration = Database.Configuration(
      folder: try DataFolder(data), checkpointFile: checkpoint, signer: signer, clock: { scratchDate })
    adjust(&configuration)
    return try Database(configuration)
  }

  /// A connection of a bystander, with none of our care.
  func bystander(timeout: Int32 = 0) throws -> Connection {
    try Connection(path: data.appending(path: "navette.db").path, access: .readWrite, busyTimeout: timeout)
  }

  /// Every file under the scratch folder with its bytes.
  func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      if let bytes = FileManager.default.contents(atPath: root.appending(path: name).path) {
        files[name] = [UInt8](bytes)
      }
    }
    return files
  }
}

/// The time of every test: the gateway's clock is injected.
let scratchDate = Date(timeIntervalSince1970: 1_790_000_000)

/// A journal body that can be told from the others.
func body(_ text: String, _ retention: RetentionClass = .access) throws -> JournalBody {
  try JournalBody(["event": .string(text)], retention: retention)
}

extension Connection {
  /// How many rows a table has.
  func count(_ table: String) throws -> Int64 {
    try first("SELECT count(*) FROM \(table)") { try $0.integer() } ?? -1
  }
}

/// Holds the writer's thread in a job until it is opened; then lets every run of the job through, reruns included.
final class Barrier: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private let held = DispatchSemaphore(value: 0)
  /// Returns once the writer is held: what is queued from then on shares the next commit.
  func untilHeld() { held.wait() }
  func wait() {
    held.signal()
    semaphore.wait()
    semaphore.signal()
  }
  func open() { semaphore.signal() }
}

/// A value shared between a test and the store's threads.
final class Shared<Value: Sendable>: Sendable {
  private let value: Mutex<Value>
  init(_ value: Value) { self.value = Mutex(value) }
  func change<R: Sendable>(_ body: @Sendable (inout Value) -> R) -> R { value.withLock { body(&$0) } }
  var current: Value { value.withLock { $0 } }
}
