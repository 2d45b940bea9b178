internal import CLinux
internal import Cryptography
internal import Glibc

/// A client's open connection, every wait bounded by a deadline.
final class Link {
  private let descriptor: Int32
  private let channel: any Channel

  /// Connects and shakes hands.
  ///
  /// - Throws: `connecting`, `handshake`, `timedOut` or `system`.
  init(_ configuration: ClientConfiguration, until deadline: Instant) throws(HTTPError) {
    let descriptor = try Self.connect(configuration, until: deadline)
    // Everything is stored before the next throw, so that `deinit` closes the descriptor.
    self.descriptor = descriptor
    switch configuration.transport {
    case .plain: channel = PlainChannel(descriptor)
    case .tls(let context):
      let isNumeric = SocketAddress(numeric: configuration.host, port: 0) != nil
      let name = configuration.serverName ?? (isNumeric ? .address(configuration.host) : .dns(configuration.host))
      do {
        channel = try TLSChannel(descriptor, name, context)
      } catch {
        close(descriptor)
        throw HTTPError(.system, error.description)
      }
    }
    while true {
      switch channel.handshake() {
      case .done: return
      case .wantRead: try wait(POLLIN, until: deadline)
      case .wantWrite: try wait(POLLOUT, until: deadline)
      case .closed: throw HTTPError(.handshake, "closed")
      case .failed(let failure): throw HTTPError(.handshake, failure.description)
      }
    }
  }

  deinit {
    channel.shutdown()
    close(descriptor)
  }

  /// Whether the other end has closed, or said something nobody asked for: not to be used again.
  var isStale: Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, 0) != 0
  }

  /// Writes everything. A failure is not reported: the other end may have refused us, and says why to the next read.
  func write(_ octets: [UInt8], until deadline: Instant) throws(HTTPError) {
    var written = 0
    while written < octets.count {
      let progress = octets.withUnsafeBytes { channel.write(UnsafeRawBufferPointer(rebasing: $0[written...])) }
      switch progress {
      case .done(let count): written += count
      case .wantRead: try wait(POLLIN, until: deadline)
      case .wantWrite: try wait(POLLOUT, until: deadline)
      case .closed, .failed: return
      }
    }
  }

  /// Reads something; 0 at the end that the other side announced.
  ///
  /// - Throws: `handshake` when the other end refuses our certificate, which TLS 1.3 tells only here.
  func read(into buffer: UnsafeMutableRawBufferPointer, until deadline: Instant) throws(HTTPError) -> Int {
    while true {
      switch channel.read(into: buffer) {
      case .done(let count): return count
      case .closed: return 0
      case .wantRead: try wait(POLLIN, until: deadline)
      case .wantWrite: try wait(POLLOUT, until: deadline)
      case .failed(let failure):
        let isRefusal = failure.kind == .refusedByPeer || failure.kind == .refusedAsRevoked
        throw HTTPError(isRefusal ? .handshake : .interrupted, failure.description)
      }
    }
  }

  private func wait(_ events: Int32, until deadline: Instant) throws(HTTPError) {
    try Self.wait(descriptor, events, until: deadline)
  }

  private static func wait(_ descriptor: Int32, _ events: Int32, until deadline: Instant) throws(HTTPError) {
    var watched = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    while true {
      let result = poll(&watched, 1, deadline.timeout)
      if result > 0 { return }
      guard result < 0, errno == EINTR else { throw HTTPError(.timedOut) }
    }
  }

  /// Tries each address in turn.
  private static func connect(_ configuration: ClientConfiguration, until deadline: Instant) throws(HTTPError) -> Int32
  {
    var reason = "no address"
    for address in SocketAddress.resolve(configuration.host, port: configuration.port) {
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
      let descriptor = socket(address.family, kind, 0)
      guard descriptor >= 0 else { throw HTTPError(.system, "socket: errno \(errno)") }
      var one: Int32 = 1
      setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
      var result = address.withPointer { Glibc.connect(descriptor, $0, $1) == 0 ? 0 : errno }
      if result == EINPROGRESS {
        do {
          try wait(descriptor, POLLOUT, until: deadline)
        } catch {
          close(descriptor)
          throw error
        }
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &result, &length)
      }
      if result == 0 { return descriptor }
      close(descriptor)
      reason = "errno \(result)"
    }
    throw HTTPError(.connecting, reason)
  }
}
