public import Cryptography
internal import Synchronization

/// Counters of what a server did, without a name, an address or a target.
public struct ServerMetrics: Sendable, Equatable {
  /// Connections accepted since the start.
  public internal(set) var accepted = 0
  /// Connections open now.
  public internal(set) var open = 0
  /// Handshakes that ended well.
  public internal(set) var handshakes = 0
  /// Responses by first digit of their status.
  public internal(set) var responses: [Int: Int] = [:]
  /// Requests refused before any handler, by reason.
  public internal(set) var refusals: [RefusalReason: Int] = [:]
  /// Handshakes that failed, by kind.
  public internal(set) var failedHandshakes: [TLSFailure.Kind: Int] = [:]
  /// Connections closed because there were too many.
  public internal(set) var turnedAway = 0
  /// Connections closed because their peer is no longer welcome.
  public internal(set) var revoked = 0
  /// Connections whose handshake, idleness, answer or write took too long.
  public internal(set) var timedOut = 0
}

/// The counters that reactors share. Requests are counted on each reactor and added when it goes to sleep, so that the
/// hot path takes no lock.
final class MetricsBoard: Sendable {
  private let total = Mutex(ServerMetrics())

  func update(_ body: (inout ServerMetrics) -> Void) { total.withLock { body(&$0) } }

  var current: ServerMetrics { total.withLock { $0 } }
}
