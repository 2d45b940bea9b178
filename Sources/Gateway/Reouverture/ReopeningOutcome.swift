public import Liaison

/// What a reopening did to the database, and what people must do now.
public struct ReopeningOutcome: Hashable, Sendable {
  /// How many acts were replayed, by event.
  public internal(set) var replayed: [EventKind: Int] = [:]
  /// What was not.
  public internal(set) var unreplayed: [ReopeningPlan.Unreplayed] = []
  /// The acts whose effect is lost, since the journal holds digests of what they gave: how many of each.
  public internal(set) var lost: [EventKind: Int] = [:]
  /// Agents whose access certificate was replaced: the new one is lost, and the former revoked.
  public internal(set) var toCertify: Set<AgentID> = []
  /// Agents whose encryption key was replaced: the certificate of the new one is lost.
  public internal(set) var toRekey: Set<AgentID> = []
  /// Agents to be attested again.
  public internal(set) var toAttest: Set<AgentID> = []
  /// Fiches that were sent on to another body, whose keys are lost: their authors must send them again.
  public internal(set) var toSendAgain: Set<Reference> = []
  /// Bodies whose recovery key was replaced: the territory must be imported again.
  public internal(set) var toImport: Set<OrganismeID> = []

  /// How many acts were replayed.
  public var count: Int { replayed.values.reduce(0, +) }
}
