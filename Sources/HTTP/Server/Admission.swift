internal import Cryptography
internal import Synchronization

/// Who may connect, and how many: shared by the reactors.
final class Admission: Sendable {
  typealias Welcome = @Sendable (Certificate) -> Bool

  /// The context for connections to come, and the generation it belongs to.
  struct Rules: Sendable {
    let context: TLSContext
    let generation: Int
    let isStillWelcome: Welcome
  }

  private struct Peer {
    let certificate: Certificate
    var connections: Int
  }

  private let rules: Mutex<Rules>
  private let peers = Mutex<[Digest: Peer]>([:])
  private let connections = Atomic<Int>(0)
  private let maximum: Int
  private let maximumPerPeer: Int

  init(_ context: TLSContext, maximum: Int, maximumPerPeer: Int) {
    rules = Mutex(Rules(context: context, generation: 0, isStillWelcome: { _ in true }))
    self.maximum = maximum
    self.maximumPerPeer = maximumPerPeer
  }

  var current: Rules { rules.withLock { $0 } }

  func replace(_ context: TLSContext, _ isStillWelcome: @escaping Welcome) {
    rules.withLock { rules in
      rules = Rules(context: context, generation: rules.generation + 1, isStillWelcome: isStillWelcome)
    }
  }

  /// Counts a connection in, unless there are too many.
  func enter() -> Bool {
    if connections.add(1, ordering: .relaxed).newValue <= maximum { return true }
    connections.subtract(1, ordering: .relaxed)
    return false
  }

  func leave() { connections.subtract(1, ordering: .relaxed) }

  enum Entry {
    case welcome(Certificate)
    /// One connection more than a peer may have; counted all the same until it leaves.
    case tooMany(Certificate)
    case unreadable
    /// One of those whom the rules ask for no certificate.
    case anybody
  }

  /// Counts a connection of a peer in. Connections of one peer share one certificate: parsing it again for each would
  /// cost time and kilobytes.
  func enter(_ session: borrowing TLSSession) -> Entry {
    guard session.asksForCertificate else { return .anybody }
    guard let digest = session.peerDigest else { return .unreadable }
    let known = peers.withLock { peers -> Peer? in
      peers[digest]?.connections += 1
      return peers[digest]
    }
    if let known {
      return known.connections <= maximumPerPeer ? .welcome(known.certificate) : .tooMany(known.certificate)
    }
    guard let certificate = try? session.peerCertificate() else { return .unreadable }
    let count = peers.withLock { peers in
      peers[digest, default: Peer(certificate: certificate, connections: 0)].connections += 1
      return peers[digest]?.connections ?? 1
    }
    return count <= maximumPerPeer ? .welcome(certificate) : .tooMany(certificate)
  }

  func leave(_ certificate: Certificate) {
    peers.withLock { peers in
      guard let peer = peers[certificate.sha256] else { return }
      peers[certificate.sha256] =
        peer.connections > 1 ? Peer(certificate: peer.certificate, connections: peer.connections - 1) : nil
    }
  }
}
