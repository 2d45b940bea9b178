internal import Cedar
public import Cryptography
internal import Foundation
public import Liaison

/// An agent whose certificate the handshake has proven and the directory knows.
///
/// Only ``DirectorySnapshot/agent(presenting:at:)`` makes one.
public struct AuthenticatedAgent: Sendable {
  /// The agent.
  public let agent: Agent
  /// Where they belong, attested or not.
  public let memberships: [Membership]
  /// SHA-256 of the certificate that was presented.
  public let certificate: Digest
  /// The agent as the policies see them.
  let entity: PolicyEntity

  init(agent: Agent, memberships: [Membership], certificate: Digest, entity: PolicyEntity) {
    (self.agent, self.memberships) = (agent, memberships)
    (self.certificate, self.entity) = (certificate, entity)
  }

  /// The agent's identifier.
  public var id: AgentID { agent.id }

  /// The bodies that they answer for: what those receive is theirs to read.
  func bodiesOnDuty(at now: Date) -> Set<OrganismeID> {
    Set(memberships.filter { $0.dePermanence && $0.estAttestee(at: now) }.map(\.organisme))
  }

  /// The circonscriptions whose périls and oral transmissions they review as a cadre; nil for who is none.
  func circonscriptions(at now: Date) -> Set<OrganismeID>? {
    guard agent.role == .cadreSecteur else { return nil }
    return Set(memberships.filter { $0.estAttestee(at: now) }.map(\.organisme))
  }
}
