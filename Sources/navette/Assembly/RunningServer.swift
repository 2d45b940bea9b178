import Cryptography
import Foundation
import HTTP
import Journal
import Store

/// The composition root: everything a gateway is made of, put together once.
final class RunningServer: Sendable {
  private let folders: ServerFolders
  private let identity: ServerIdentity
  private let database: Database
  private let server: Server
  private let now: @Sendable () -> Date

  /// Opens the folders, makes the parts, listens.
  /// - Throws: ``CommandError``: `notFound` or `configuration` for the folders, `conflict` when another server runs on
  ///   them or the address is taken.
  init(folders: ServerFolders, host: String, port: UInt16?, now: @escaping @Sendable () -> Date) throws {
    (self.folders, self.now) = (folders, now)
    guard PrivateFolder.exists(folders.data) else {
      throw CommandError(.notFound, "there is no data folder", hint: "`navette init` makes one.")
    }
    let file = try ServerConfigurationFile(folders.configurationFile)
    identity = try ServerIdentity(folders, origin: file.origin)
    do {
      database = try Database(
        .init(
          folder: try DataFolder(URL(filePath: folders.data.description, directoryHint: .isDirectory)),
          checkpointFile: URL(filePath: folders.checkpoint.description), signer: identity.signer, clock: now))
    } catch let error as StoreError {
      throw Self.error(error)
    }
    var configuration = ServerConfiguration()
    configuration.address = host
    configuration.port = port ?? file.port
    do {
      server = try Server(
        configuration, try TLSContext.server(identity: identity.tls, clients: identity.trust), Unassembled())
      try server.start()
    } catch let error as HTTPError where error.code == .listening {
      throw CommandError(.conflict, "\(host) port \(configuration.port) cannot be listened on")
    }
  }

  /// The port that is listened on.
  var port: UInt16 { server.port }

  /// Reads the revocation lists and the gateway's certificate again.
  func reload() throws {
    let fresh = try ServerIdentity(folders, origin: identity.signer.origin)
    let (trust, now) = (fresh.trust, now)
    server.reload(try TLSContext.server(identity: fresh.tls, clients: trust)) { certificate in
      if case .success = trust.validate(certificate, for: .tlsClient, at: now()) { true } else { false }
    }
  }

  /// Answers what is in progress, then closes the database.
  func stop() {
    server.stop()
    server.wait()
    database.close()
  }

  private static func error(_ error: StoreError) -> CommandError {
    switch error.code {
    case .folderInUse: CommandError(.conflict, "another process uses this data folder")
    case .rolledBack, .forked, .checkpointMissing:
      CommandError(
        .untrusted,
        "the journal is not the one that was last signed (\(error.code)): a backup was put back, or it was "
          + "rewritten")
    default: CommandError(.unavailable, "the database cannot be opened (\(error.code))")
    }
  }
}

/// Answers 503 until the handler of the API takes its place.
private struct Unassembled: RequestHandler {
  func handle(_ request: Request, _ reply: Reply) {
    reply.send(
      .problem(
        .serviceUnavailable,
        Array(#"{"type":"about:blank","title":"Service indisponible","status":503}"#.utf8),
        headers: [("Retry-After", "60")]))
  }
}
