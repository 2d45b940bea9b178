public import Foundation

/// An agent belongs to a body, as the cadre attested for a time.
public struct Membership: Hashable, Sendable {
  /// Who.
  public let agent: AgentID
  /// Where.
  public let organisme: OrganismeID
  /// The attestation's window, in instants: from the lower bound, up to the upper bound excluded; nil until it is attested.
  public let attestation: Range<Date>?
  /// Whether the agent is on duty there: fiches are sealed to those who are.
  public let dePermanence: Bool

  /// Describes a membership.
  /// - Throws: `inconsistent` for someone on duty without an attestation, or an empty window.
  public init(
    agent: AgentID, organisme: OrganismeID, attestation: Range<Date>?, dePermanence: Bool
  ) throws(LiaisonError) {
    guard attestation != nil || !dePermanence else { throw LiaisonError(.inconsistent, champ: "dePermanence") }
    guard attestation.map(\.isEmpty) != true else { throw LiaisonError(.inconsistent, champ: "attestation") }
    (self.agent, self.organisme) = (agent, organisme)
    (self.attestation, self.dePermanence) = (attestation, dePermanence)
  }

  /// Whether the attestation holds at an instant.
  public func estAttestee(at instant: Date) -> Bool { attestation?.contains(instant) ?? false }
}
