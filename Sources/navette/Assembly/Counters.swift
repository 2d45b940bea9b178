import HTTP
import JSON
import Synchronization
import Web

/// What the server counts, read by the API that the server itself calls.
final class Counters: Sendable {
  private struct State {
    var server: Server?
    var upkeep: Upkeep?
    var expiries: Expiries?
    var witnessing: Witnessing?
    var timestamping: Timestamping?
    var reloads = 0
    var refusedReloads = 0
  }

  private let state = Mutex(State())

  /// Counts this server, what is kept up in it, and tells what is not.
  func follow(_ server: Server, _ upkeep: Upkeep, _ expiries: Expiries) {
    state.withLock { ($0.server, $0.upkeep, $0.expiries) = (server, upkeep, expiries) }
  }

  /// Counts what the journal's witnesses say.
  func follow(_ witnessing: Witnessing) { state.withLock { $0.witnessing = witnessing } }

  /// Counts what the journal's timestamping authority answers.
  func follow(_ timestamping: Timestamping) { state.withLock { $0.timestamping = timestamping } }

  /// Counts a reload that was asked for.
  func reloaded(_ isDone: Bool) {
    state.withLock { if isDone { $0.reloads += 1 } else { $0.refusedReloads += 1 } }
  }

  var json: JSONObject {
    let state = state.withLock { $0 }
    var object: JSONObject = [
      "rechargements": [
        "faits": .integer(Int64(state.reloads)), "refuses": .integer(Int64(state.refusedReloads)),
      ]
    ]
    if let server = state.server { object["http"] = JSON(server.metrics) }
    if let upkeep = state.upkeep { object["entretien"] = upkeep.json }
    if let expiries = state.expiries { object["echeances"] = expiries.json }
    if let witnessing = state.witnessing { object["temoins"] = witnessing.json }
    if let timestamping = state.timestamping { object["horodatage"] = timestamping.json }
    return object
  }
}
