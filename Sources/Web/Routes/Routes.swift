internal import JSON

/// The API, line by line.
enum Routes {
  /// Every route.
  /// - Parameter counters: what the server and the store count.
  static func all(counters: @escaping @Sendable () -> JSONObject) -> [Route] {
    service(counters) + fiches + avis + organismes + agents + journal
  }
}
