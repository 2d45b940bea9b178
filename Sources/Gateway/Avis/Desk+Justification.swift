internal import Foundation
internal import Liaison
internal import Sealing
internal import Store

extension Desk {
  /// Seals the justification of a péril, written or said aloud, to its author and to the circonscription that reads it.
  /// - Parameter named: that circonscription; nil for the one that the author's own body belongs to.
  /// - Throws: ``GatewayError`` with `invalid` when there is none.
  func seal(
    _ justification: Justification, on reference: Reference, reviewer named: OrganismeID?,
    in situation: some DeskSituation, _ envelopes: EnvelopeMaker
  ) throws -> EnvelopeMaker.Made {
    let author = situation.agent.id
    let body = try Self.reviewer(named, situation)
    let recipients = try situation.directory.recipients(of: body, at: situation.now, ecartes: [author])
    let previous = try database.read { try $0.envelopes(of: reference).last }
    return try envelopes.seal(
      SealedContent.justification(justification), as: EnvelopeReference(reference, .justification), by: author,
      for: body.id, following: previous, to: [situation.directory.author(author)] + recipients, at: situation.now)
  }

  private static func reviewer(_ named: OrganismeID?, _ situation: some DeskSituation) throws -> Organisme {
    let organismes = situation.directory.organismes
    let own = situation.agent.memberships.compactMap { organismes[$0.organisme]?.parent }
    for id in [named].compactMap({ $0 }) + (named == nil ? own : []) {
      if let body = organismes[id], body.nature == .circonscription { return body }
    }
    throw GatewayError(.invalid, "Indiquez la circonscription dont les cadres relisent l’avis.", field: "relecture")
  }
}

extension Obligation {
  /// What a péril owes, as its policies call it.
  static let justification = "justifier-sous-24-h"
}
