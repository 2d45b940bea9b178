import Authority
import Cryptography
import Foundation
import JSON
import Journal
import Law
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

/// A whole gateway over a throw-away data folder, with the policies of the repository.
final class TestGateway: Sendable {
  let root: URL
  let clock = TestClock()
  let people: [String: TestAgent]
  let database: Database
  let directory: Directory
  let access: AccessControl
  let trust: TrustKeeper
  let published = Shared<[CertificateRevocationList]>([])
  let gateway: Gateway
  let verifier: LogVerifier
  let coffres: CoffreCustody
  let indexKeys = VolatileIndexKeys()

  /// The policies of the repository.
  static let policies = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Policies")

  /// Read and validated once for all tests.
  static let book = Result { try PolicyBook(folder: policies) }

  var data: URL { root.appending(path: "data") }

  init(
    _ adjust: (inout Database.Configuration) -> Void = { _ in },
    prepare: (WriteTransaction) throws -> Void = { _ in }
  ) throws {
    let pki = try TestPKI.shared.get()
    let departement = try Departement.shared.get()
    people = departement.agents
    root = FileManager.default.temporaryDirectory.appending(path: "navette-gateway-\(UUID().uuidString)")
    let outside = root.appending(path: "outside")
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    let signer = try LogSigner(origin: "navette.test/journal", privateKey: .generate())
    verifier = signer.verifier
    var configuration = Database.Configuration(
      folder: try DataFolder(root.appending(path: "data")), checkpointFile: outside.appending(path: "checkpoint"),
      signer: signer, clock: { [clock] in clock.now })
    adjust(&configuration)
    database = try Database(configuration)
    try departement.populate(database)

    let communes = try Communes.france()
    trust = TrustKeeper(
      root: pki.root.certificate, rootList: pki.rootList, issuing: pki.issuing,
      publish: { [published] list, _ in published.change { $0.append(list) } })
    directory = try Directory(
      database, trust: trust.renew(revoked: [], at: clock.now), communes: communes, clock: { [clock] in clock.now })
    coffres = try CoffreCustody(key: .random(count: 32))
    access = AccessControl(try Self.book.get())
    gateway = Gateway(
      database: database, directory: directory, access: access,
      sealer: try Sealer(seal: pki.seal.key, certificate: pki.seal.certificate, chain: [pki.issuing.certificate]),
      trust: trust, coffres: coffres, index: try BlindIndex(indexKeys), key: signer.key, communes: communes,
      clock: { [clock] in clock.now })
    try gateway.life.enforce(access.book)
  }

  deinit {
    // Whatever a test did, its journal must replay: a rule that the replay has wrong shows in some test.
    if let replay = try? replayed(), !replay.faults.isEmpty {
      Issue.record("the journal does not replay: \(replay.faults.map { "\($0.index): \($0.kind)" })")
    }
    database.close()
    try? FileManager.default.removeItem(at: root)
  }

  /// Someone's keys.
  func person(_ name: String) throws -> TestAgent {
    guard let person = people[name] else { throw Unexpected(description: "nobody is called \(name)") }
    return person
  }

  /// Someone, as a handshake presents them now.
  func agent(_ name: String) throws -> AuthenticatedAgent {
    try directory.current.agent(presenting: person(name).certificates.authentication, at: clock.now)
  }
}
