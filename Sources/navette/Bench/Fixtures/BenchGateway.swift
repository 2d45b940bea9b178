import Cryptography
import Foundation
import Gateway
import Journal
internal import Law
import Liaison
import Store

/// A whole gateway in a scratch folder: the real policies, a real database, a small territory.
final class BenchGateway: Sendable {
  let hierarchy: BenchHierarchy
  let database: Database
  let gateway: Gateway
  /// What each person presents at the door.
  let people: BenchTerritory.People
  private let folder: ScratchFolder

  init(policies: [PolicyFiles.Source]) throws {
    folder = try ScratchFolder()
    hierarchy = try BenchHierarchy()
    let signer = try LogSigner(origin: "navette.bench/journal", privateKey: Ed25519PrivateKey.generate())
    database = try Database(
      .init(
        folder: try DataFolder(folder.url.appending(path: "data")),
        checkpointFile: folder.url.appending(path: "checkpoint"), signer: signer))
    people = try BenchTerritory(hierarchy: hierarchy).write(to: database, intervenants: 4)
    let communes = try Communes.france()
    let clock: @Sendable () -> Date = { Date() }
    let book: PolicyBook
    do {
      book = try PolicyBook(policies.map { PolicyBook.Source(name: $0.name, text: $0.text) })
    } catch {
      throw CommandError(.configuration, "the policies cannot be read: \(error)")
    }
    gateway = Gateway(
      database: database,
      directory: try Directory(database, trust: hierarchy.trust, communes: communes, clock: clock),
      access: AccessControl(book), sealer: hierarchy.sealer, trust: hierarchy.keeper,
      coffres: try CoffreCustody(key: SecretBytes.random(count: 32)), index: try BlindIndex(VolatileIndexKeys()),
      key: signer.key, communes: communes, conservation: ReglesDesFiches(visaDesArchives: false), clock: clock)
  }

  deinit { database.close() }

  /// The data-protection officer, as the gateway knows them.
  func dpo() throws -> AuthenticatedAgent {
    try gateway.directory.current.agent(presenting: people.dpo.chain[0], at: Date())
  }

  /// The first intervenant, as the gateway knows them.
  func intervenant() throws -> AuthenticatedAgent {
    try gateway.directory.current.agent(presenting: people.intervenants[0].chain[0], at: Date())
  }
}
