import Cryptography
import Foundation
import JSON
import Journal
import Store
import Testing

@testable import Gateway

/// A journal in a throw-away folder, its witnesses, and what its operator was told.
final class WatchedLog: Sendable {
  let root: URL
  let signer: LogSigner
  let clock = TestClock()
  let told = Shared<[String]>([])
  let opened = Shared(0)
  /// How often opening fails before it succeeds.
  let faults = Shared(0)

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "navette-watched-\(UUID().uuidString)")
    signer = try LogSigner(origin: "navette.test/journal", privateKey: .generate())
    try FileManager.default.createDirectory(at: root.appending(path: "outside"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func witness(_ name: String) throws -> FakeWitness { try FakeWitness(name, of: signer.verifier) }

  /// Opens the journal, as a start of the gateway would.
  func open(held: Bool = false, data: String = "data") throws -> Database {
    var configuration = Database.Configuration(
      folder: try DataFolder(root.appending(path: data)), checkpointFile: root.appending(path: "outside/\(data)"),
      signer: signer, clock: { [clock] in clock.now })
    configuration.isHeld = held
    return try Database(configuration)
  }

  /// Puts a copy of a closed journal, and of its kept checkpoint, elsewhere.
  func copy(to other: String) throws {
    for folder in ["data", "outside/data"] {
      let place = root.appending(path: folder.replacing("data", with: other))
      try FileManager.default.copyItem(at: root.appending(path: folder), to: place)
    }
  }

  func collector(
    _ witnesses: [FakeWitness], quorum: Int, over database: Database, rhythm: WitnessRhythm = WitnessRhythm()
  ) throws -> WitnessCollector {
    let rule = try WitnessQuorum(witnesses: witnesses.map(\.key), threshold: quorum)
    return WitnessCollector(
      witnesses, into: try CosignedCheckpoints(rule, in: database), database: database, rhythm: rhythm,
      clock: { [clock] in clock.now },
      uptime: { [clock] in clock.now.timeIntervalSince(TestClock.start) },
      open: { [opened, faults] in
        guard
          faults.change({
            $0 -= 1; return $0 < 0
          })
        else { throw FakeWitness.Away() }
        try database.admit { $0.append(try JournalBody(["evenement": "premiere"], retention: .disclosure)) }
        opened.change { $0 += 1 }
      }, tell: { [told] line in told.change { $0.append(line) } })
  }
}

extension Database {
  /// Adds entries.
  func grow(by count: Int) throws {
    try writeAndWait { transaction in
      for number in 0..<count {
        transaction.append(try JournalBody(["nombre": .integer(Int64(number))], retention: .access))
      }
    }
  }

  /// The bodies of the events of a kind.
  func events(_ kind: EventKind) throws -> [JSON] {
    let all = try read { transaction in
      try transaction.journal.bodies(0..<transaction.journal.size).map { try JSON.parse(#require($0).bytes) }
    }
    return all.filter { $0["evenement"]?.string == kind.rawValue }
  }
}
