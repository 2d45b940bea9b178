internal import Cryptography
internal import CLinux
internal import Glibc

extension Reactor {
  /// Ends what took too long. Deadlines are absolute, so one pass over the connections is enough.
  func sweep() {
    for connection in connections.expired(at: now) {
      switch connection.state {
      case .handshaking, .writing:
        counts.timedOut += 1
        drop(connection)
      case .lingering: drop(connection)
      case .answering:
        counts.timedOut += 1
        connection.exchange.persists = false
        answer(connection, .refusal(.overloaded))
        drive(connection)
      case .reading:
        if connection.isIdle {
          counts.timedOut += 1
          connection.session.shutdown()
          drop(connection)
        } else {
          refuse(connection, .timedOut)
          drive(connection)
        }
      }
    }
  }

  /// Closes the connections of peers that the current rules no longer let in: their handshake followed older ones.
  func recheck() {
    let rules = admission.current
    for connection in connections.all {
      guard let peer = connection.peer, connection.generation != rules.generation else { continue }
      guard !rules.isStillWelcome(peer) else { continue }
      counts.revoked += 1
      connection.session.shutdown()
      drop(connection)
    }
  }

  /// Takes nothing new and closes what is idle; the rest closes after its answer.
  func stop(_ deadline: Instant) {
    stopDeadline = deadline
    if listener >= 0 {
      poller.remove(listener)
      close(listener)
      listener = -1
    }
    for connection in connections.all {
      if case .handshaking = connection.state {
        drop(connection)
        continue
      }
      // A request may have come that nobody looked at yet.
      drive(connection)
      if connections[connection.token] != nil, connection.isIdle {
        connection.session.shutdown()
        drop(connection)
      }
    }
  }
}
