internal import Synchronization

/// The one answer owed to a request. Dropped without an answer, it answers 500.
public final class Reply: Sendable {
  private enum State {
    /// The handler runs: whoever answers leaves the response here, and the reactor takes it.
    case handling
    case answered(Response)
    /// The handler returned: the response goes through the reactor's mailbox.
    case deferred
    case sent
  }

  private let state = Mutex(State.handling)
  private let mailbox: Mailbox?
  private let token: ConnectionToken

  init(mailbox: Mailbox, token: ConnectionToken) {
    self.mailbox = mailbox
    self.token = token
  }

  /// A reply without a connection, to test a handler: what is sent is read with ``response``.
  public init() {
    mailbox = nil
    token = ConnectionToken(slot: 0, generation: 0)
  }

  /// Answers. Only the first answer counts.
  ///
  /// - Returns: whether this was the first. Not whether the client received it: it may have gone.
  @discardableResult public func send(_ response: Response) -> Bool {
    let (isFirst, goesByMail) = state.withLock { state in
      switch state {
      case .handling:
        state = .answered(response)
        return (true, false)
      case .deferred:
        state = mailbox == nil ? .answered(response) : .sent
        return (true, true)
      case .answered, .sent: return (false, false)
      }
    }
    if goesByMail { mailbox?.post(.answer(token, response)) }
    return isFirst
  }

  /// What was sent to a reply made without a connection, if anything was.
  public var response: Response? {
    state.withLock { state in if case .answered(let response) = state { response } else { nil } }
  }

  /// Called by the reactor when the handler has returned: the response, or nil if it will come by mail.
  func settle() -> Response? {
    state.withLock { state in
      guard case .answered(let response) = state else {
        state = .deferred
        return nil
      }
      state = .sent
      return response
    }
  }

  deinit {
    let isOwed = state.withLock { state in
      switch state {
      case .handling, .deferred: true
      case .answered, .sent: false
      }
    }
    if isOwed { mailbox?.post(.answer(token, .failure)) }
  }
}
