internal import Foundation
public import Gateway
public import HTTP
public import JSON

/// Answers the JSON API and the journal's files: who asks, what they ask for, and how each outcome is written.
///
/// ```swift
/// let api = API(gateway, counters: { ["http": JSON(server.metrics)] })
/// ```
///
/// Requests are judged in this order: does another site act through a browser, is the certificate an agent's, is there such
/// a path, does it take this method, is the body of its type, does it read strictly. Only then a use case sees it.
public struct API: RequestHandler {
  private let gateway: Gateway
  private let router: Router

  /// Serves a gateway.
  /// - Parameter counters: what the server and the store count, without any personal data; called on any thread.
  public init(_ gateway: Gateway, counters: @escaping @Sendable () -> JSONObject) {
    self.gateway = gateway
    router = Router(Routes.all(counters: counters))
  }

  /// Answers one request, at once or when a use case has come to its end.
  public func handle(_ request: Request, _ reply: Reply) {
    answering(request).start { reply.send($0.secured) }
  }

  private func answering(_ request: Request) -> Answering {
    do {
      try SameOrigin.check(request)
      let now = gateway.clock()
      guard let certificate = request.peer else { throw Problem.noCertificate }
      let agent = try gateway.directory.current.agent(presenting: certificate, at: now)
      let (route, places) = try router.route(request.method, request.target)
      let incoming = try Incoming(request, places: places, hasBody: route.body != nil)
      return try route.respond(incoming, Call(gateway: gateway, agent: agent, now: now))
    } catch {
      return .now(Problem(any: error).response)
    }
  }
}
