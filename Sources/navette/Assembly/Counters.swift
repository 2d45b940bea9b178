import HTTP
import JSON
import Synchronization
import Web

/// What the server counts, read by the API that the server itself calls.
final class Counters: Sendable {
  private let server = Mutex<Server?>(nil)

  /// Counts this server.
  func follow(_ server: Server) { self.server.withLock { $0 = server } }

  var json: JSONObject {
    guard let server = server.withLock({ $0 }) else { return [:] }
    return ["http": JSON(server.metrics)]
  }
}
