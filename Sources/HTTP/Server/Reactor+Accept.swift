internal import CLinux
internal import Cryptography
internal import Glibc
internal import Synchronization

extension Reactor {
  /// Takes a few connections from the shared queue: a burst must not hold up those that are served.
  func accept() {
    for _ in 0..<16 {
      let kind = Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      let descriptor = accept4(listener, nil, nil, kind)
      if descriptor < 0 {
        switch errno {
        case EINTR, ECONNABORTED: continue
        case EMFILE, ENFILE:
          refuseForLackOfDescriptors()
          return
        default: return
        }
      }
      counts.accepted += 1
      guard stopDeadline == nil, admission.enter() else {
        close(descriptor)
        counts.accepted -= 1
        counts.turnedAway += 1
        continue
      }
      // Whoever was woken accepts; whoever has the fewest serves.
      let own = seat.load.load(ordering: .relaxed)
      if let other = seats.min(by: { $0.load.load(ordering: .relaxed) < $1.load.load(ordering: .relaxed) }),
        other !== seat, other.load.load(ordering: .relaxed) < own
      {
        other.load.add(1, ordering: .relaxed)
        other.mailbox.post(.adopt(descriptor))
      } else {
        seat.load.add(1, ordering: .relaxed)
        adopt(descriptor)
      }
    }
  }

  /// Without this the connection stays in the queue and epoll announces it for ever: a loop at full speed.
  private func refuseForLackOfDescriptors() {
    close(spare)
    let descriptor = accept4(listener, nil, nil, Int32(SOCK_CLOEXEC.rawValue))
    if descriptor >= 0 { close(descriptor) }
    spare = open("/dev/null", O_RDONLY | O_CLOEXEC)
    counts.turnedAway += 1
  }

  /// Starts to serve an accepted connection, already counted.
  func adopt(_ descriptor: Int32) {
    var one: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    let token = connections.reserve()
    let connection = try? Connection(
      descriptor, token, admission.current, limits: configuration.limits, now: now,
      deadline: now + configuration.deadlines.handshake)
    guard let connection, stopDeadline == nil else {
      if connection == nil { close(descriptor) }
      connections.release(token)
      seat.load.subtract(1, ordering: .relaxed)
      admission.leave()
      counts.closed += 1
      return
    }
    makeRoomForStranger()
    connections.insert(connection)
    strangers += 1
    connection.events = Poller.readable
    poller.add(descriptor, token.packed, Poller.readable)
  }

  /// An honest handshake takes milliseconds: the oldest of the unfinished is the least likely to be one.
  private func makeRoomForStranger() {
    let limit = max(1, configuration.maximumUnauthenticated / configuration.reactors)
    while strangers >= limit, let oldest = connections.oldest(where: { $0.peer == nil }) {
      counts.turnedAway += 1
      drop(oldest)
    }
  }
}
