internal import Cedar
internal import Foundation
internal import Liaison

extension Agent {
  /// The agent's name in the policies.
  var entityUID: EntityUID { EntityUID(type: EntityTypes.type(of: role), id: CedarString(id.description)) }

  /// The agent as the policies see them: why they are bound by secrecy, the bodies they belong to by an attestation that
  /// holds, those where they are on duty, and whether they belong to a health structure.
  func policyEntity(
    memberships: [Membership], organismes: [OrganismeID: Organisme], at instant: Date
  ) -> PolicyEntity {
    let attested = memberships.filter { $0.agent == id && $0.estAttestee(at: instant) }
    let bodies = attested.map(\.organisme.entityUID)
    let onDuty = attested.filter(\.dePermanence).map(\.organisme.entityUID)
    let health: Set<String> = ["sante", "psychiatrie", "addictologie", "pmi"]
    let known = attested.compactMap { organismes[$0.organisme] }
    return PolicyEntity(
      Entity(
        entityUID,
        attributes: [
          "secret": .text(secret.code),
          "organismes": .set(of: bodies.map(Value.entity)),
          "permanences": .set(of: onDuty.map(Value.entity)),
          "structureDeSante": .bool(known.contains { $0.typePartenaire.map { health.contains($0.code) } ?? false }),
        ],
        parents: Set(bodies)),
      related: [])
  }
}
