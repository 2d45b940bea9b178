internal import Cryptography
internal import Foundation
internal import JSON
internal import Journal
internal import Law
internal import Liaison

/// One event, as the journal keeps it: opaque identifiers, codes and digests; never a name, an address or a text.
struct JournalEvent: Sendable {
  /// What happened.
  var kind: EventKind
  /// When.
  var at: Date
  /// Who; nil for the gateway itself.
  var agent: Agent?
  /// On what: the reference of a fiche or an avis, the id of an agent or a body.
  var subject: String?
  /// The decision, if there was one.
  var trace: DecisionTrace?
  /// Whether the decision refused.
  var isRefused = false
  /// What else can be said in codes, by event.
  var details: JSONObject = [:]

  /// The canonical body.
  func body() throws -> JournalBody {
    var object: JSONObject = [
      "v": 1,
      "evenement": .string(kind.rawValue),
      "instant": .string(Instants.text(at)),
    ]
    if let agent { object["agent"] = .string(agent.id.description) }
    if let subject { object["objet"] = .string(subject) }
    if let trace {
      object = object.adding(trace.record(isPermitted: !isRefused).members)
      object["articles"] = .array(trace.reasons.map { .string($0.articles) })
      if !trace.obligations.isEmpty {
        object["obligations"] = .array(trace.obligations.compactMap { $0.obligation.map(JSON.string) })
      }
    }
    for member in details.members { object[member.key] = member.value }
    return try Self.checked(JournalBody(object, retention: kind.retention))
  }

  /// What the catalogue has no place for is not journaled: it fails here, and the act with it.
  private static func checked(_ body: JournalBody) throws -> JournalBody {
    var reader = EventReader()
    try body.bytes.withUnsafeBytes { try reader.read($0) }
    return body
  }
}
