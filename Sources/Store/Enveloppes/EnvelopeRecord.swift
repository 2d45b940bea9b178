public import Cryptography
public import Foundation
public import Liaison
public import Sealing

/// What the gateway knows of a sealed envelope without opening it.
public struct EnvelopeRecord: Hashable, Sendable {
  /// Its identifier, in its signed header too.
  public let id: EnvelopeID
  /// Which envelope of which fiche or avis it is.
  public let name: EnvelopeReference
  /// Who wrote it.
  public let author: AgentID
  /// To which body it was first addressed.
  public let destination: OrganismeID
  /// The version of its content, in its signed header too.
  public let version: Int
  /// The digest of the core of the envelope it follows, if it follows one.
  public let previous: Digest?
  /// SHA-256(IV ‖ ciphertext ‖ tag): what the journal commits to.
  public let digest: Digest
  /// When it was sealed.
  public let date: Date

  /// Describes an envelope about to be stored.
  public init(
    _ envelope: SealedEnvelope, name: EnvelopeReference, author: AgentID, destination: OrganismeID, version: Int,
    previous: Digest?, date: Date
  ) {
    (self.id, self.name, self.author, self.destination) = (envelope.id, name, author, destination)
    (self.version, self.previous, self.digest, self.date) = (version, previous, envelope.core.digest, date)
  }

  /// What its signed header must say: what an opener compares with.
  ///
  /// - Throws: Nothing for a record that was stored.
  public func header() throws -> EnvelopeHeader {
    try EnvelopeHeader(
      reference: name.reference.description, envelope: id, kind: name.nature.code, author: author.description,
      destination: destination.description, version: version, previous: previous)
  }
}

/// Whose a wrapped key is.
public enum KeyHolder: Hashable, Sendable {
  /// An agent for themself: the author, who keeps it whatever their memberships become.
  case agent(AgentID)
  /// An agent on duty in a body: the key goes with the membership.
  case onDuty(AgentID, in: OrganismeID)
  /// The recovery key of a body.
  case recovery(OrganismeID)

  /// The agent, unless it is a recovery key.
  public var agent: AgentID? {
    switch self {
    case .agent(let agent), .onDuty(let agent, _): agent
    case .recovery: nil
    }
  }

  /// The body, unless it is an agent's own.
  public var organisme: OrganismeID? {
    switch self {
    case .agent: nil
    case .onDuty(_, let organisme), .recovery(let organisme): organisme
    }
  }
}

/// Who can open an envelope: a row of its keys, without the key.
public struct KeyRecord: Hashable, Sendable {
  /// The subject key identifier of their encryption certificate.
  public let recipient: RecipientKeyID
  /// Whose it is.
  public let holder: KeyHolder
  /// SHA-256 of the stored row: what the journal commits to.
  public let digest: Digest
  /// When it was added.
  public let date: Date
}
