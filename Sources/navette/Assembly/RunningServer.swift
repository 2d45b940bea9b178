import Authority
import Cryptography
import Foundation
import Gateway
import HTTP
import JSON
import Journal
internal import Law
import Liaison
import Sealing
import Store
import Web

/// The composition root: everything a gateway is made of, put together once.
final class RunningServer: Sendable {
  let folders: ServerFolders
  let origin: String
  let gateway: Gateway
  let handshakes: Handshakes
  let server: Server
  let counters: Counters
  let tell: @Sendable (String) -> Void
  private let database: Database
  private let renewal: Renewal
  private let witnessing: Witnessing?
  private let timestamping: Timestamping?
  private let mailing: Mailing?

  /// Opens the folders, makes the parts, listens.
  /// - Parameters:
  ///   - override: why the journal goes on before its witnesses have answered; nil to wait for them.
  ///   - mail: which program takes notifications; nil to send none.
  ///   - tell: says a line to whoever operates the gateway.
  /// - Throws: ``CommandError``: `notFound` or `configuration` for the folders and the policies, `conflict` when the
  ///   address is taken, `untrusted` when a witness refuses the journal; `StoreError` when the data cannot be used, or
  ///   another server uses them.
  init(
    folders: ServerFolders, host: String, port: UInt16?, without override: WitnessOverride? = nil,
    mail: MailConfiguration? = nil,
    now: @escaping @Sendable () -> Date, tell: @escaping @Sendable (String) -> Void
  ) throws {
    (self.folders, self.tell) = (folders, tell)
    guard PrivateFolder.exists(folders.data) else {
      throw CommandError(.notFound, "there is no data folder", hint: "`navette init` makes one.")
    }
    let file = try ServerConfigurationFile(folders.configurationFile)
    origin = file.origin
    let door = DoorCertificate(folders: folders, hosts: file.hosts)
    let identity = try Self.identity(file.origin, door, now(), tell)
    let book = try Self.policies(folders)
    let links = try file.witnesses.map { try Witnessing.links($0, in: folders) } ?? []
    guard override == nil || !links.isEmpty else {
      throw CommandError.usage("--without-witnesses: navette.json names no witness")
    }
    var opening = Database.Configuration(
      folder: try DataFolder(URL(filePath: folders.data.description, directoryHint: .isDirectory)),
      checkpointFile: URL(filePath: folders.checkpoint.description), signer: identity.signer, clock: now)
    opening.isHeld = !links.isEmpty
    database = try Database(opening)
    let cosigned = try file.witnesses.map { [database] in try CosignedCheckpoints($0.rule, in: database) }
    handshakes = Handshakes(folders: folders, now: now)
    gateway = try Self.gateway(
      identity, book, database, handshakes, try CoffreKeyFile.custody(folders.coffresKey),
      try BlindIndex(try IndexKeyFolder(folders.index)), file.conservation, file.fiches,
      cosigned ?? CosignedCheckpoints(), now)
    // A list made today: the one on disk may have expired while the gateway was down, and would refuse everybody.
    try gateway.revoke.renewTrust()
    timestamping = try file.timestamping.map { [gateway] in
      try Timestamping($0, in: folders, of: gateway, tell: tell)
    }

    var configuration = ServerConfiguration()
    configuration.address = host
    configuration.port = port ?? file.port
    configuration.commonHeaders = SecurityFields.everywhere.map { ($0.name, $0.value) }
    configuration.limits.longBodies = Site.longBodies
    let counters = Counters()
    self.counters = counters
    let site = try Site(gateway, counters: { counters.json })
    let start: @Sendable () throws -> Void = { [gateway] in
      // First: the start is an entry too, of an hour that would hide it.
      try gateway.watchClock.lookAtStart()
      try gateway.life.started(
        version: VersionCommand.version, scripts: site.scriptDigests, configuration: file.digests, without: override)
    }
    if links.isEmpty || override != nil { try start() }
    witnessing = cosigned.map { [database] in
      Witnessing(links, into: $0, over: database, now: now, open: start, tell: tell)
    }
    // It was told why: an older copy, or another, is not served.
    if case .halted = database.signing { throw CommandError.refusedByWitness }
    if let witnessing { counters.follow(witnessing) }
    if let timestamping { counters.follow(timestamping) }
    do {
      server = try Server(
        configuration, try TLSContext.server(identity: identity.tls, clients: gateway.directory.trust),
        site)
      try server.start()
    } catch let error as HTTPError where error.code == .listening {
      throw CommandError(.conflict, "\(host) port \(configuration.port) cannot be listened on")
    }
    handshakes.apply(to: server, identity: identity.tls)
    let upkeep = Self.upkeep(gateway, handshakes, server, door, identity, now, tell)
    let expiries = Expiries(folders: folders)
    for warning in try expiries.warnings(at: now()) { tell(warning) }
    counters.follow(server, upkeep, expiries)
    renewal = Renewal(every: 60) { upkeep.run() }
    mailing = mail.map { [gateway, server] in
      Mailing($0, of: gateway, site: "https://\(file.hosts.first ?? host):\(server.port)/", now: now, tell: tell)
    }
  }

  /// Why nothing is recorded any more; nil as long as something is.
  var refusal: CommandError? { if case .halted = database.signing { .refusedByWitness } else { nil } }

  /// The port that is listened on.
  var port: UInt16 { server.port }

  /// Answers what is in progress, then closes the database.
  func stop() {
    renewal.cancel()
    mailing?.stop()
    witnessing?.stop()
    timestamping?.stop()
    server.stop()
    server.wait()
    try? gateway.life.stopped()
    database.close()
  }

  private static func gateway(
    _ identity: ServerIdentity, _ book: PolicyBook, _ database: Database, _ handshakes: Handshakes,
    _ coffres: CoffreCustody, _ index: BlindIndex, _ durees: DureesDeConservation, _ fiches: ReglesDesFiches,
    _ cosigned: CosignedCheckpoints,
    _ now: @escaping @Sendable () -> Date
  ) throws -> Gateway {
    do {
      let communes = try Communes.france()
      let keeper = TrustKeeper(
        root: identity.root, rootList: identity.rootList, issuing: identity.issuing,
        publish: { try handshakes.publish($0, trust: $1) })
      // The issuing authority's own list is not read back: whatever became of that file, one of today is made from the
      // database before anybody is listened to. Until then the list names nobody.
      let none = try identity.issuing.makeRevocationList(revoked: [], number: 1, at: now())
      return Gateway(
        database: database,
        directory: try Directory(database, trust: try keeper.trust(with: none), communes: communes, clock: now),
        access: AccessControl(book),
        sealer: try Sealer(
          seal: identity.seal.key, certificate: identity.seal.certificate, chain: [identity.issuing.certificate]),
        trust: keeper, coffres: coffres, index: index, key: identity.signer.key, cosigned: cosigned, communes: communes,
        durees: durees, conservation: fiches,
        clock: now)
    } catch let error as SealingError {
      throw CommandError(.configuration, "the seal cannot be used: \(error)")
    }
  }
}
