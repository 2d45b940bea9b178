public import Foundation

/// To whom a fiche is sealed in a body: at least one attested member, on duty, without a conflict of interest.
///
/// A proof type: only `choisir` makes one, so that nothing is ever sealed to a whole team, or to nobody.
public struct MembresDePermanence: Hashable, Sendable {
  /// The body.
  public let organisme: OrganismeID
  /// The agents, in byte order, each once.
  public let agents: [AgentID]

  /// Chooses among memberships.
  /// - Parameters:
  ///   - memberships: those of any bodies; the others' are ignored.
  ///   - ecartes: agents with a conflict of interest about that person.
  /// - Throws: `noMember` if nobody's attestation holds, `nobodyOnDuty`, or `everyoneSetAside`: each calls for another act.
  public static func choisir(
    organisme: OrganismeID, parmi memberships: [Membership], at instant: Date, ecartes: Set<AgentID> = []
  ) throws(LiaisonError) -> MembresDePermanence {
    let attested = memberships.filter { $0.organisme == organisme && $0.estAttestee(at: instant) }
    guard !attested.isEmpty else { throw LiaisonError(.noMember) }
    let onDuty = Set(attested.filter(\.dePermanence).map(\.agent))
    guard !onDuty.isEmpty else { throw LiaisonError(.nobodyOnDuty) }
    let chosen = onDuty.subtracting(ecartes)
    guard !chosen.isEmpty else { throw LiaisonError(.everyoneSetAside) }
    return MembresDePermanence(organisme: organisme, agents: chosen.sorted())
  }

  private init(organisme: OrganismeID, agents: [AgentID]) { (self.organisme, self.agents) = (organisme, agents) }
}
