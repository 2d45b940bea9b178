internal import Cryptography
internal import CLinux
internal import Glibc

extension Reactor {
  /// Steps of one connection before the others have their turn.
  private static let stepsPerTurn = 32

  /// Takes a connection as far as it goes without waiting.
  func drive(_ connection: Connection) {
    for _ in 0..<Self.stepsPerTurn {
      let goesOn =
        switch connection.state {
        case .handshaking: shakeHands(connection)
        case .reading: read(connection)
        case .answering: false
        case .writing: write(connection)
        case .lingering: linger(connection)
        }
      if !goesOn { return }
    }
    unfinished.append(connection.token)
  }

  private func shakeHands(_ connection: Connection) -> Bool {
    switch connection.session.handshake() {
    case .wantRead: want(connection, Poller.readable)
    case .wantWrite: want(connection, Poller.writable)
    case .done:
      welcome(connection)
      return connections[connection.token] != nil
    case .closed: drop(connection)
    case .failed(let failure):
      counts.failedHandshakes.append(failure.kind)
      lingerOn(connection)
    }
    return false
  }

  private func welcome(_ connection: Connection) {
    switch admission.enter(connection.session) {
    case .unreadable:
      counts.failedHandshakes.append(.malformed)
      lingerOn(connection)
      return
    case .tooMany(let peer):
      connection.peer = peer
      strangers -= 1
      counts.turnedAway += 1
      refuse(connection, .tooManyConnections)
    case .welcome(let peer):
      connection.peer = peer
      strangers -= 1
      connection.parser.peer = peer
      listen(to: connection)
    case .anybody:
      // Still a stranger: past their number, the oldest makes room for the new.
      listen(to: connection)
    }
    counts.handshakes += 1
    let rules = admission.current
    // The rules changed while the hands were shaken: the context that judged this peer is an old one.
    if let peer = connection.peer, rules.generation != connection.generation, !rules.isStillWelcome(peer) {
      counts.revoked += 1
      drop(connection)
    }
  }

  private func listen(to connection: Connection) {
    connection.state = .reading
    connection.deadline = now + configuration.deadlines.idle
  }

  private func read(_ connection: Connection) -> Bool {
    if !connection.input.isEmpty {
      var input: [UInt8] = []
      swap(&input, &connection.input)
      defer { input.withUnsafeMutableBytes { Self.wipe($0) } }
      return input.withUnsafeBytes { parse(connection, $0) }
    }
    switch connection.session.read(into: scratch) {
    case .done(let count):
      let received = UnsafeMutableRawBufferPointer(rebasing: scratch[..<count])
      // It may be a fiche in clear.
      defer { Self.wipe(received) }
      return parse(connection, UnsafeRawBufferPointer(received))
    case .wantRead: want(connection, Poller.readable)
    case .wantWrite: want(connection, Poller.writable)
    case .failed: drop(connection)
    case .closed:
      guard !connection.isIdle else {
        connection.session.shutdown()
        drop(connection)
        return false
      }
      refuse(connection, .incomplete)
      return true
    }
    return false
  }

  private static func wipe(_ octets: UnsafeMutableRawBufferPointer) {
    if let base = octets.baseAddress { explicit_bzero(base, octets.count) }
  }

  private func parse(_ connection: Connection, _ octets: UnsafeRawBufferPointer) -> Bool {
    hasServed = true
    var position = 0
    let outcome = connection.parser.read(octets, &position)
    if position < octets.count {
      connection.input = Array(UnsafeRawBufferPointer(rebasing: octets[position...]))
    }
    switch outcome {
    case .needMore, .sendContinue:
      followPhase(connection)
      if connection.parser.excess > 0, !admitsLongBody(connection) {
        refuse(connection, .overloaded)
        return true
      }
      if case .sendContinue = outcome { return send(connection, ResponseWriter.continueLine) }
      return true
    case .refused(let reason):
      refuse(connection, reason)
      return true
    case .request(let request):
      handle(connection, request)
      return true
    }
  }

  /// Each phase has one deadline, counted from its start whatever comes meanwhile.
  private func followPhase(_ connection: Connection) {
    let phase = connection.parser.phase
    guard phase != connection.phase else { return }
    connection.phase = phase
    let deadlines = configuration.deadlines
    switch phase {
    case .idle: break
    case .head: connection.deadline = now + deadlines.head
    case .body: connection.deadline = now + deadlines.body + deadlines.time(of: connection.parser.excess)
    }
  }

  /// Whether there is room for the long body that a connection announces, which then holds it until its answer.
  private func admitsLongBody(_ connection: Connection) -> Bool {
    guard !connection.holdsLongBody else { return true }
    let share = max(1, configuration.maximumLongBodies / configuration.reactors)
    let held = connections.all.filter(\.holdsLongBody)
    guard held.count < share, held.count(where: { $0.peer == connection.peer }) < max(1, share / 2) else {
      return false
    }
    connection.holdsLongBody = true
    return true
  }

  private func handle(_ connection: Connection, _ request: Request) {
    let isYoung = now < connection.born + configuration.deadlines.connection
    connection.exchange = ResponseWriter.Exchange(
      isHead: request.method == .head, version: request.version, persists: request.persists && isYoung)
    connection.phase = .idle
    connection.state = .answering
    let reply = Reply(mailbox: seat.mailbox, token: connection.token)
    handler.handle(request, reply)
    if let response = reply.settle() {
      answer(connection, response)
    } else {
      connection.deadline = now + configuration.deadlines.answer
      want(connection, 0)
    }
  }

  /// Answers a message that no handler sees, and closes.
  func refuse(_ connection: Connection, _ reason: RefusalReason) {
    counts.refusals.append(reason)
    connection.exchange = ResponseWriter.Exchange(persists: false)
    let head = connection.parser.wholeHead
    // The connection stays a while for the answer to be read; what it sent does not.
    connection.forget()
    answer(connection, handler.refusal(reason, of: head) ?? .refusal(reason))
  }

  /// Writes a response, or as much as the client takes.
  func answer(_ connection: Connection, _ response: Response) {
    if stopDeadline != nil { connection.exchange.persists = false }
    hasServed = true
    outbox.removeAll(keepingCapacity: outbox.capacity <= 262_144)
    let status = writer.write(response, connection.exchange, at: second, to: &outbox)
    counts.responses[status.statusClass] += 1
    let deadlines = configuration.deadlines
    connection.deadline = now + deadlines.write + deadlines.time(of: max(0, outbox.count - configuration.limits.body))
    connection.state = .writing
    connection.holdsLongBody = false
    connection.written = 0
    // Straight from the reactor's buffer: only what the client does not take is kept with the connection.
    outbox.withUnsafeBytes { octets in
      while connection.written < octets.count {
        let rest = UnsafeRawBufferPointer(rebasing: octets[connection.written...])
        guard case .done(let count) = connection.session.write(rest) else {
          connection.output = Array(rest)
          connection.written = 0
          return
        }
        connection.written += count
      }
      connection.output = []
      connection.written = 0
    }
    // A page may show again what was typed.
    outbox.withUnsafeMutableBytes { Self.wipe($0) }
  }

  private func write(_ connection: Connection) -> Bool {
    while connection.written < connection.output.count {
      let progress = connection.output.withUnsafeBytes {
        connection.session.write(UnsafeRawBufferPointer(rebasing: $0[connection.written...]))
      }
      switch progress {
      case .done(let count): connection.written += count
      case .wantRead:
        want(connection, Poller.readable)
        return false
      case .wantWrite:
        want(connection, Poller.writable)
        return false
      case .closed, .failed:
        drop(connection)
        return false
      }
    }
    connection.output = []
    connection.written = 0
    guard connection.exchange.persists else {
      connection.session.shutdown()
      lingerOn(connection)
      return true
    }
    connection.state = .reading
    connection.deadline = now + configuration.deadlines.idle
    if !connection.input.isEmpty || connection.session.hasPending { return true }
    // The next request is seldom there already: asking epoll costs less than a read that finds nothing.
    want(connection, Poller.readable)
    return false
  }

  /// Writes an interim response, small enough for any socket buffer.
  private func send(_ connection: Connection, _ octets: [UInt8]) -> Bool {
    guard case .done(let count) = octets.withUnsafeBytes({ connection.session.write($0) }), count == octets.count else {
      drop(connection)
      return false
    }
    return true
  }

  /// Tells the client that nothing more comes, and waits a little for it to read that.
  func lingerOn(_ connection: Connection) {
    Glibc.shutdown(connection.descriptor, Int32(SHUT_WR))
    connection.state = .lingering
    connection.deadline = now + configuration.deadlines.linger
    want(connection, Poller.readable)
  }

  private func linger(_ connection: Connection) -> Bool {
    let count = recv(connection.descriptor, scratch.baseAddress, scratch.count, 0)
    if count > 0 { return true }
    if count < 0, errno == EAGAIN || errno == EINTR { return false }
    drop(connection)
    return false
  }
}
