public import Foundation
public import Liaison

/// A membership with the attestation that makes it one.
public struct MembershipRecord: Hashable, Sendable {
  /// Who, where, for how long, whether on duty.
  public let membership: Membership
  /// The cadre's signed attestation, as it was given; nil until there is one.
  public let attestation: [UInt8]?

  /// A record. Whether the attestation is genuine, and says what the membership says, is for the caller to have checked.
  public init(_ membership: Membership, attestation: [UInt8]?) {
    (self.membership, self.attestation) = (membership, attestation)
  }
}

extension ReadTransaction {
  /// The memberships of an agent.
  public func memberships(of agent: AgentID) throws -> [MembershipRecord] {
    try connection.all("\(MembershipRecord.select) WHERE agent = ? ORDER BY organisme", .of(agent)) {
      try MembershipRecord(&$0)
    }
  }

  /// The memberships of a body.
  public func memberships(in organisme: OrganismeID) throws -> [MembershipRecord] {
    try connection.all("\(MembershipRecord.select) WHERE organisme = ? ORDER BY agent", .of(organisme)) {
      try MembershipRecord(&$0)
    }
  }

  /// How many times the memberships of a body have changed: what a decision remembers and its commit rechecks.
  ///
  /// - Throws: ``StoreError`` with code `notFound`.
  public func membershipVersion(of organisme: OrganismeID) throws -> Int {
    guard
      let version = try connection.first(
        "SELECT version_membres FROM organismes WHERE id = ?", .of(organisme), decode: { try $0.number(Int.self) })
    else { throw StoreError(.notFound, "reading memberships") }
    return version
  }
}

extension WriteTransaction {
  /// Adds a membership, or replaces the one of this agent in this body.
  ///
  /// - Throws: ``StoreError`` with code `constraint` for an attestation without a window, or a window without one.
  public func put(_ record: MembershipRecord) throws {
    let membership = record.membership
    try connection.run(
      """
      INSERT INTO membres (agent, organisme, attestation, debut, fin, de_permanence) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (agent, organisme) DO UPDATE SET attestation = excluded.attestation, debut = excluded.debut,
        fin = excluded.fin, de_permanence = excluded.de_permanence
      """,
      .of(membership.agent), .of(membership.organisme), .optional(record.attestation),
      .optional(membership.attestation?.lowerBound), .optional(membership.attestation?.upperBound),
      .flag(membership.dePermanence))
  }

  /// Ends a membership, and with it the agent's access to what they received there on duty: those keys are deleted.
  ///
  /// - Returns: How many wrapped keys were deleted.
  @discardableResult
  public func endMembership(of agent: AgentID, in organisme: OrganismeID) throws -> Int {
    try connection.run("DELETE FROM membres WHERE agent = ? AND organisme = ?", .of(agent), .of(organisme))
    return try connection.run("DELETE FROM cles WHERE agent = ? AND organisme = ?", .of(agent), .of(organisme))
  }

  /// Checks that the memberships of a body are still those a decision rested on.
  ///
  /// - Throws: ``StoreError`` with code `membershipChanged`, or `notFound`.
  public func expect(membershipVersion version: Int, of organisme: OrganismeID) throws {
    guard try membershipVersion(of: organisme) == version else {
      throw StoreError(.membershipChanged, "checking memberships")
    }
  }

  /// Leaves an agent out of a fiche or an avis: a conflict of interest. Their key to it, if they have one, is deleted.
  public func declareConflict(of agent: AgentID, in reference: Reference, at date: Date) throws {
    try connection.run(
      "INSERT INTO conflits (agent, reference, declare_le) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", .of(agent),
      .of(reference), .of(date))
    try connection.run(
      "DELETE FROM cles WHERE agent = ? AND enveloppe IN (SELECT id FROM enveloppes WHERE reference = ?)", .of(agent),
      .of(reference))
  }
}

extension ReadTransaction {
  /// The agents left out of a fiche or an avis.
  public func conflicts(in reference: Reference) throws -> Set<AgentID> {
    Set(try connection.all("SELECT agent FROM conflits WHERE reference = ?", .of(reference)) { try $0.agent() })
  }
}

extension MembershipRecord {
  fileprivate static let select = "SELECT agent, organisme, attestation, debut, fin, de_permanence FROM membres"

  fileprivate init(_ row: inout Row) throws {
    let (agent, organisme) = (try row.agent(), try row.organisme())
    attestation = try row.optionalBlob()
    let (start, end) = (try row.optionalDate(), try row.optionalDate())
    var window: Range<Date>?
    if let start, let end {
      guard start <= end else { throw StoreError(.corrupt, "reading a membership") }
      window = start..<end
    }
    membership = try Membership(
      agent: agent, organisme: organisme, attestation: window, dePermanence: try row.flag())
  }
}
