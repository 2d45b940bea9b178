import Cryptography
import Foundation
import HTTP
import Synchronization

/// Puts each new revocation list where it counts: in the file that others read, and in the handshakes of the server.
final class Handshakes: Sendable {
  private struct State {
    var server: Server?
    var identity: TLSIdentity?
  }

  private let folders: ServerFolders
  private let now: @Sendable () -> Date
  private let state = Mutex(State())

  init(folders: ServerFolders, now: @escaping @Sendable () -> Date) { (self.folders, self.now) = (folders, now) }

  /// Follows a server from now on, which presents this identity.
  func apply(to server: Server, identity: TLSIdentity) {
    state.withLock { ($0.server, $0.identity) = (server, identity) }
  }

  /// Reloads the server with a list, which closes the connections of who is no longer welcome, then writes it for others.
  ///
  /// In this order: a disk that is full must not keep a revoked agent connected.
  func publish(_ list: CertificateRevocationList, trust: TrustStore) throws {
    try apply(trust)
    try PrivateFile.replace(folders.issuingList, Array(list.pem.utf8))
  }

  private func apply(_ trust: TrustStore) throws {
    let (server, identity) = state.withLock { ($0.server, $0.identity) }
    guard let server, let identity else { return }
    let now = now
    server.reload(try TLSContext.server(identity: identity, clients: trust)) { certificate in
      if case .success = trust.validate(certificate, for: .tlsClient, at: now()) { true } else { false }
    }
  }
}
