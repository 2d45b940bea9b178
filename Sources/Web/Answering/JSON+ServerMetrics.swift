public import HTTP
public import JSON

extension JSON {
  /// What a server counted.
  public init(_ metrics: ServerMetrics) {
    func counts(_ pairs: [(String, Int)]) -> JSON {
      .object(JSONObject(members: pairs.sorted { $0.0 < $1.0 }.map { ($0.0, .integer(Int64($0.1))) }))
    }
    self = .object([
      "acceptees": .integer(Int64(metrics.accepted)), "ouvertes": .integer(Int64(metrics.open)),
      "poigneesDeMain": .integer(Int64(metrics.handshakes)),
      "refusees": .integer(Int64(metrics.turnedAway)), "revoquees": .integer(Int64(metrics.revoked)),
      "horsDelai": .integer(Int64(metrics.timedOut)),
      "reponses": counts(metrics.responses.map { ("\($0.key)", $0.value) }),
      "demandesInvalides": counts(metrics.refusals.map { ($0.key.rawValue, $0.value) }),
      "poigneesDeMainManquees": counts(metrics.failedHandshakes.map { ("\($0.key)", $0.value) }),
    ])
  }
}
