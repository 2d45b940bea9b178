/// What answers requests.
public protocol RequestHandler: Sendable {
  /// Answers `request` by calling `reply.send` once: at once if only computing is needed, or later from any thread.
  ///
  /// Called on a reactor's thread, which serves many connections: it MUST NOT wait for anything. Whatever waits (a
  /// commit, another server) keeps `reply` and answers when it is done.
  func handle(_ request: Request, _ reply: Reply)
}
