internal import Cryptography
internal import Dispatch
internal import Foundation
public import Gateway
public import HTTP
public import JSON

/// Answers everything: the pages, the JSON API and the journal's files.
///
/// ```swift
/// let site = try Site(gateway, counters: { ["http": JSON(server.metrics)] })
/// ```
///
/// Requests are judged in this order: does another site act through a browser, is the certificate an agent's, is there such
/// a path, does it take this method, was this page given to this agent, is the body of its type, does it read strictly. Only
/// then a use case sees it.
public struct Site: RequestHandler {
  /// The bodies that may be longer than the others, for the server that reads them: by path, in bytes.
  public static let longBodies: [String: Int] = {
    let long = Routes.all(counters: { [:] }).filter { $0.bodyLimit > Route.ordinaryBody }
    return Dictionary(uniqueKeysWithValues: long.map { ("\($0.path)", $0.bodyLimit) })
      .merging(["/fiches/nouvelle": NouvelleFiche.longestBody]) { max($0, $1) }
  }()

  private let gateway: Gateway
  private let api: Router<Route>
  private let pages: Router<Page>
  private let assets: Assets
  private let tokens = Jeton()
  /// Long bodies are read one after the other, off the reactors, which serve everybody else meanwhile.
  private let long = DispatchQueue(label: "navette.long-bodies")

  /// Serves a gateway.
  /// - Parameter counters: what the server and the store count, without any personal data; called on any thread.
  /// - Throws: when the stylesheet or the script is not where the program was installed.
  public init(_ gateway: Gateway, counters: @escaping @Sendable () -> JSONObject) throws {
    self.gateway = gateway
    assets = try Assets()
    api = Router(Routes.all(counters: counters))
    pages = Router(Pages.all)
  }

  /// SHA-256 of each script that browsers run, in hexadecimal: the journal keeps them with the version at each start.
  public var scriptDigests: [String] { assets.scripts.map(\.digest.hex) }

  /// Answers one request, at once or when a use case has come to its end.
  public func handle(_ request: Request, _ reply: Reply) {
    guard request.body.count > Route.ordinaryBody else { return respond(request, reply) }
    long.async {
      respond(request, reply)
      FreedMemory.clearStack()
    }
  }

  private func respond(_ request: Request, _ reply: Reply) {
    if Self.isProgrammatic(request.target) {
      answer(request).start { reply.send($0.secured) }
    } else {
      show(request).start { reply.send($0.securedPage) }
    }
  }

  /// Whether a path is one of the API's or the journal's: their problems are documents for programs.
  private static func isProgrammatic(_ target: Target) -> Bool {
    // By what is written: `/ap%69` is no path of the API's, and is answered as a page that does not exist.
    let first = target.path.split(separator: "/", maxSplits: 1).first.map(String.init)
    return first.map { ["api", "journal", "openapi.json", "*"].contains($0) } ?? false
  }

  private func answer(_ request: Request) -> Answering {
    do {
      let call = try call(request)
      let (route, places) = try api.route(request.method, request.target)
      try tokens.check(request, by: call.agent, at: call.now)
      let incoming = try Incoming(request, places: places, of: route)
      return try route.respond(incoming, call)
    } catch {
      return .now(Problem(any: error).response)
    }
  }

  private func show(_ request: Request) -> Answering {
    let visit: Visit
    do {
      visit = Visit(try call(request), assets: assets, tokens: tokens, path: request.target.path)
    } catch {
      return .now(refusal(Problem(any: error), request))
    }
    do {
      let (page, places) = try pages.route(request.method, request.target)
      return try page.respond(Asked(request, places: places), visit)
    } catch {
      return Problem(any: error).page(visit)
    }
  }

  /// What stops a request before there is anybody to make a page for.
  private func refusal(_ problem: Problem, _ request: Request) -> Response {
    // Who is nobody here is told so in a page that can be read: what styles it says nothing of anybody.
    if problem.kind == .agent, request.method == .get, let file = assets.file(at: request.target.path) {
      return file.response
    }
    return BarePage.isWanted(request.headers) ? BarePage(problem: problem, assets: assets).response : problem.response
  }

  /// What the server itself refuses: a page where one is waited for, a problem document elsewhere.
  public func refusal(_ reason: RefusalReason, of head: RequestHead?) -> Response? {
    guard let head, !Self.isProgrammatic(head.target), BarePage.isWanted(head.headers) else { return nil }
    return BarePage(problem: Problem(reason), assets: assets).response.securedPage
  }

  /// Who asks, proven.
  private func call(_ request: Request) throws -> Call {
    try SameOrigin.check(request)
    let now = gateway.clock()
    guard let certificate = request.peer else { throw Problem.noCertificate }
    return Call(
      gateway: gateway, agent: try gateway.directory.current.agent(presenting: certificate, at: now), now: now)
  }
}
