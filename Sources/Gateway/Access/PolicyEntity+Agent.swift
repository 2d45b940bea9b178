internal import Cedar
internal import Foundation
internal import Liaison

extension AgentID {
  /// The agent's identity in the policies, whatever the role.
  var identityUID: EntityUID { EntityUID(type: EntityTypes.agent, id: CedarString(description)) }
}

extension Agent {
  /// The agent's name in the policies.
  var entityUID: EntityUID { EntityUID(type: EntityTypes.type(of: role), id: CedarString(id.description)) }

  /// Who the agent is, whatever the role: what an author or a conflict of interest refers to. An attribute has one type,
  /// and an author may have any role.
  var identityUID: EntityUID { id.identityUID }

  /// The agent as the policies see them: who they are, why they are bound by secrecy, the bodies they belong to by an attestation that
  /// holds, those where they are on duty, and whether theirs is a health profession.
  func policyEntity(memberships: [Membership], at instant: Date) -> PolicyEntity {
    let attested = memberships.filter { $0.agent == id && $0.estAttestee(at: instant) }
    let bodies = attested.map(\.organisme.entityUID)
    let onDuty = attested.filter(\.dePermanence).map(\.organisme.entityUID)
    return PolicyEntity(
      Entity(
        entityUID,
        attributes: [
          "agent": .entity(identityUID),
          "secret": .text(secret.code),
          "organismes": .set(of: bodies.map(Value.entity)),
          "permanences": .set(of: onDuty.map(Value.entity)),
          "professionDeSante": .bool(professionDeSante),
        ],
        parents: Set(bodies)),
      related: [])
  }
}
