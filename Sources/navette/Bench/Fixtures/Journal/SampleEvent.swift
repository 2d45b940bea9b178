import JSON
import Journal

/// A journal body of the usual length: a transmission, as the gateway writes it.
enum SampleEvent {
  private static let policySet = String(repeating: "5a", count: 32)
  private static let digest = String(repeating: "c3", count: 32)

  /// About 430 bytes.
  static func body(_ number: Int64) throws -> JournalBody {
    try JournalBody(
      [
        "v": 1, "evenement": "transmission", "instant": "2026-11-21T10:15:00Z", "agent": "agt-isc-01",
        "role": "intervenant", "objet": .string("FN-2026-\(number)"), "acte": "transmettre", "decision": "permise",
        "politiques": ["orientation.accord"], "articles": ["CASF, art. L121-1-1"], "jeu": .string(policySet),
        "circuit": "secteur", "enveloppe": .string(digest), "destinataires": 5, "categories": ["commune", "sociale"],
      ], retention: .disclosure)
  }
}
