internal import HTTP

/// Finds what answers a request. Pure: it is tested without a gateway.
struct Router<Entry: Routed>: Sendable {
  /// The table.
  let routes: [Entry]
  /// By number of segments is not enough for `{fichier...}`; by first literals it is, and it keeps each look-up short.
  private let shelves: [[String]: [Entry]]

  /// - Precondition: no two routes have the same method and template.
  init(_ routes: [Entry]) {
    self.routes = routes
    precondition(
      Set(routes.map { "\($0.method.rawValue) \($0.path)" }).count == routes.count, "two routes are the same")
    shelves = Dictionary(grouping: routes) { $0.path.firstLiterals }
  }

  /// The route of a request, and what stands at the places of its path.
  /// - Throws: ``Problem``: `unknownPath`, or `wrongMethod` with the methods that the path has.
  func route(_ method: Method, _ target: Target) throws(Problem) -> (Entry, [String]) {
    // A slash that was written `%2F` is part of no path here: two spellings of one path would be two ways past a rule.
    guard let segments = target.segments, !segments.contains(where: { $0.utf8.contains(UInt8(ascii: "/")) }) else {
      throw .unknownPath
    }
    var found: [(Entry, [String])] = []
    for count in [2, 1, 0] {
      for route in shelves[Array(segments.prefix(count))] ?? [] where route.path.firstLiterals.count == count {
        if let values = route.path.values(in: segments) { found.append((route, values)) }
      }
    }
    guard !found.isEmpty else { throw .unknownPath }
    let asked = method == .head ? .get : method
    guard let match = found.first(where: { $0.0.method == asked }) else {
      let methods = found.flatMap { $0.0.method == .get ? [Method.get, .head] : [$0.0.method] }
      throw .wrongMethod(allowed: methods)
    }
    return match
  }
}
