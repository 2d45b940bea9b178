public import Cryptography
internal import Dispatch
internal import Synchronization

/// An HTTP/1.1 server over TLS, where every client has a certificate unless the rules ask for none.
///
/// ```swift
/// let server = try Server(configuration, context, handler)
/// try server.start()
/// server.wait()
/// ```
///
/// Handshakes are made on the reactors, a few in each turn: see the article of this module.
public final class Server: Sendable {
  private enum State {
    case made
    case running(port: UInt16)
    case stopped
  }

  private let configuration: ServerConfiguration
  private let common: Headers
  private let handler: any RequestHandler
  private let admission: Admission
  private let board = MetricsBoard()
  private let seats: [ReactorSeat]
  private let state = Mutex(State.made)
  private let threads = DispatchGroup()

  /// Prepares a server; nothing listens yet.
  ///
  /// - Parameter context: made by ``TLSContext/server(identity:clients:minimumVersion:)``, or by
  ///   ``TLSContext/server(identity:minimumVersion:)`` to serve anybody.
  /// - Throws: `invalidField` for a common header that cannot be written, `system` when descriptors are lacking.
  public init(
    _ configuration: ServerConfiguration, _ context: TLSContext, _ handler: any RequestHandler
  ) throws(HTTPError) {
    precondition(context.role == .server && configuration.reactors > 0)
    self.configuration = configuration
    self.handler = handler
    common = try Headers(configuration.commonHeaders)
    admission = Admission(
      context, maximum: configuration.maximumConnections, maximumPerPeer: configuration.maximumConnectionsPerPeer)
    var seats: [ReactorSeat] = []
    for _ in 0..<configuration.reactors { seats.append(try ReactorSeat()) }
    self.seats = seats
  }

  deinit {
    // Reactors hold no reference to the server: without this they would outlive it.
    if case .running = state.withLock({ $0 }) { post(.stop(deadline: .now)) }
  }

  /// Listens and serves, on threads of its own.
  ///
  /// - Throws: `listening` when the address is taken, `alreadyStarted`, or `system`.
  public func start() throws(HTTPError) {
    try state.withLock { state throws(HTTPError) in
      guard case .made = state else { throw HTTPError(.alreadyStarted) }
      let listener = try Listener(address: configuration.address, port: configuration.port)
      var reactors: [Reactor] = []
      for seat in seats {
        reactors.append(
          try Reactor(
            configuration, common: common, handler: handler, admission: admission, seat: seat, seats: seats,
            metrics: board, listener: try listener.duplicate()))
      }
      for reactor in reactors {
        threads.enter()
        let isStarted = ServerThread.start { [threads] in
          reactor.run()
          threads.leave()
        }
        guard isStarted else {
          threads.leave()
          post(.stop(deadline: .now))
          state = .stopped
          throw HTTPError(.system, "no thread")
        }
      }
      state = .running(port: listener.port)
    }
  }

  /// The port listened on, or 0 when the server does not run.
  public var port: UInt16 {
    if case .running(let port) = state.withLock({ $0 }) { port } else { 0 }
  }

  /// Stops accepting at once, closes idle connections, and lets requests in progress be answered until `grace` has
  /// passed. Returns at once; ``wait()`` waits for the end.
  public func stop(grace: Duration = .seconds(10)) {
    let wasRunning = state.withLock { state in
      defer { state = .stopped }
      if case .running = state { return true }
      return false
    }
    if wasRunning { post(.stop(deadline: .now + grace)) }
  }

  /// Waits until the server has stopped; returns at once if it never started.
  public func wait() { threads.wait() }

  /// Replaces the identity, anchors and revocation lists of connections to come, and closes the connections of peers
  /// that are no longer welcome, requests in progress included.
  ///
  /// - Parameter isStillWelcome: called on the reactors' threads, for peers whose handshake followed older rules. It
  ///   MUST judge by the same lists as `context`.
  public func reload(_ context: TLSContext, isStillWelcome: @escaping @Sendable (Certificate) -> Bool) {
    precondition(context.role == .server)
    admission.replace(context, isStillWelcome)
    post(.recheck)
  }

  /// What was done since the start. A request is counted a moment after its response.
  public var metrics: ServerMetrics { board.current }

  private func post(_ message: Message) {
    for seat in seats { seat.mailbox.post(message) }
  }
}
