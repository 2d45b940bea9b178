/// What answers requests.
public protocol RequestHandler: Sendable {
  /// Answers `request` by calling `reply.send` once: at once if only computing is needed, or later from any thread.
  ///
  /// Called on a reactor's thread, which serves many connections: it MUST NOT wait for anything. Whatever waits (a
  /// commit, another server) keeps `reply` and answers when it is done.
  func handle(_ request: Request, _ reply: Reply)

  /// The answer to a message that is refused before anybody handles it; nil for the server's own problem document.
  ///
  /// Called on a reactor's thread, as ``handle(_:_:)`` is. The connection closes after it.
  /// - Parameter head: what had been read of it; nil when the refusal comes before the end of the head.
  func refusal(_ reason: RefusalReason, of head: RequestHead?) -> Response?
}

extension RequestHandler {
  /// The server's own problem document.
  public func refusal(_ reason: RefusalReason, of head: RequestHead?) -> Response? { nil }
}
