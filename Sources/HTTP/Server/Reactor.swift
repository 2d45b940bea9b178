internal import CLinux
internal import Cryptography
internal import Glibc
internal import Synchronization

/// What the other reactors may know of one: where to write to it, and how busy it is.
final class ReactorSeat: Sendable {
  let mailbox: Mailbox
  let load = Atomic<Int>(0)

  init() throws(HTTPError) { mailbox = try Mailbox() }
}

/// One thread that accepts, shakes hands, parses, calls the handler and writes, for its share of the connections.
///
/// Everything here belongs to that thread; only the mailbox, the admission and the metrics are shared.
final class Reactor: @unchecked Sendable {  // Sendable: made by the server, then used by its own thread only.
  static let listenerTag = UInt64.max
  static let mailboxTag = UInt64.max - 1

  let configuration: ServerConfiguration
  let handler: any RequestHandler
  let admission: Admission
  let seat: ReactorSeat
  let seats: [ReactorSeat]
  let metrics: MetricsBoard
  let poller: Poller

  var listener: Int32
  /// Kept to be given up when the process is out of descriptors: see ``accept()``.
  var spare: Int32
  var connections = ConnectionTable()
  /// Connections that stopped for fairness with octets in hand, which epoll will not announce.
  var unfinished: [ConnectionToken] = []
  var handshakesLeft = 0
  /// Connections without a peer: see ``ServerConfiguration/maximumUnauthenticated``.
  var strangers = 0
  var now = Instant.now
  var second = 0
  var stopDeadline: Instant?
  var writer: ResponseWriter
  var outbox: [UInt8] = []
  /// Whether a request or an answer passed through this thread since its stack was emptied.
  var hasServed = false
  var counts = TurnCounts()
  let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 16_384, alignment: 16)

  init(
    _ configuration: ServerConfiguration, common: Headers, handler: any RequestHandler, admission: Admission,
    seat: ReactorSeat, seats: [ReactorSeat], metrics: MetricsBoard, listener: Int32
  ) throws(HTTPError) {
    self.configuration = configuration
    self.handler = handler
    self.admission = admission
    self.seat = seat
    self.seats = seats
    self.metrics = metrics
    self.listener = listener
    poller = try Poller()
    spare = open("/dev/null", O_RDONLY | O_CLOEXEC)
    writer = ResponseWriter(common: common)
    outbox.reserveCapacity(32_768)
    poller.add(listener, Self.listenerTag, Poller.readable | Poller.exclusive)
    poller.add(seat.mailbox.descriptor, Self.mailboxTag, Poller.readable)
  }

  deinit {
    scratch.deallocate()
    if listener >= 0 { close(listener) }
    if spare >= 0 { close(spare) }
  }

  /// How often deadlines are looked at, in milliseconds.
  static let sweepInterval = 100

  /// Handshake steps in one turn, about a millisecond of CPU each: a crowd that connects delays requests by so much and
  /// no more. Those left over are announced again in the next turn.
  static let handshakesPerTurn = 4

  /// Serves until told to stop.
  func run() {
    var nextSweep = now
    while true {
      let idle = connections.count == 0 && stopDeadline == nil
      let timeout = !unfinished.isEmpty ? 0 : idle ? -1 : Int32(max(1, nextSweep.milliseconds - now.milliseconds))
      handshakesLeft = Self.handshakesPerTurn
      let resumed = unfinished
      unfinished = []
      poller.wait(timeout) { tag, events in
        if tag != Self.listenerTag, tag != Self.mailboxTag {
          ready(ConnectionToken(packed: tag), events)
        } else if tag == Self.listenerTag {
          tick()
          accept()
        } else {
          tick()
          for message in seat.mailbox.take() { receive(message) }
        }
      }
      tick()
      for token in resumed {
        if let connection = connections[token] { drive(connection) }
      }
      if now >= nextSweep {
        sweep()
        nextSweep = Instant(milliseconds: now.milliseconds + Self.sweepInterval)
      }
      if hasServed {
        FreedMemory.clearStack()
        hasServed = false
      }
      counts.flush(to: metrics)
      if let stopDeadline, connections.count == 0 || now >= stopDeadline {
        for connection in connections.all { drop(connection) }
        counts.flush(to: metrics)
        return
      }
    }
  }

  /// Reads the clocks once a turn.
  private func tick() {
    now = .now
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    second = time.tv_sec
  }

  private func ready(_ token: ConnectionToken, _ events: UInt32) {
    guard let connection = connections[token] else { return }
    if case .answering = connection.state {
      // The client is gone: its answer, when it comes, finds no connection.
      if events & Poller.broken != 0 { drop(connection) }
      return
    }
    if case .handshaking = connection.state {
      guard handshakesLeft > 0 else { return }
      handshakesLeft -= 1
    }
    drive(connection)
  }

  private func receive(_ message: Message) {
    switch message {
    case .answer(let token, let response):
      guard let connection = connections[token], case .answering = connection.state else { return }
      answer(connection, response)
      drive(connection)
    case .adopt(let descriptor): adopt(descriptor)
    case .recheck: recheck()
    case .stop(let deadline): stop(deadline)
    }
  }

  /// Asks epoll for `events` only.
  func want(_ connection: Connection, _ events: UInt32) {
    guard connection.events != events else { return }
    connection.events = events
    poller.change(connection.descriptor, connection.token.packed, events)
  }

  /// Ends a connection: its session is freed and its descriptor closed with the last reference.
  func drop(_ connection: Connection) {
    guard connections[connection.token] != nil else { return }
    poller.remove(connection.descriptor)
    connections.release(connection.token)
    seat.load.subtract(1, ordering: .relaxed)
    admission.leave()
    counts.closed += 1
    if let peer = connection.peer { admission.leave(peer) } else { strangers -= 1 }
  }
}
