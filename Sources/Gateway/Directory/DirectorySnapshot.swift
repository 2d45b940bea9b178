internal import Authority
public import Cryptography
public import Foundation
public import Liaison
internal import Sealing
internal import Store

/// The directory at one version: who there is, where they belong, and to whom may be sealed.
///
/// Immutable: a decision and the sealing that follows see the same directory, and the commit rechecks that it still holds.
public struct DirectorySnapshot: Sendable {
  /// An agent and their certificates.
  public struct Entry: Sendable {
    /// The agent.
    public let agent: Agent
    /// Whether they were revoked.
    public let isRevoked: Bool
    /// The certificates they authenticate with.
    public let authentication: [Certificate]
    /// The certificate to seal to; nil until they have one.
    public let encryption: Certificate?
    let recipient: RecipientCertificate?
  }

  /// The agents.
  public let agents: [AgentID: Entry]
  /// The bodies.
  public let organismes: [OrganismeID: Organisme]
  /// Memberships, by agent. One whose attestation does not verify counts as not attested.
  public let memberships: [AgentID: [Membership]]
  /// The attestations that verify, by agent and body.
  let attestations: [AgentID: [OrganismeID: MembershipAttestation]]
  /// Where fiches go by commune; nil until a territory was imported.
  public let routage: Routage?
  /// How often each body's memberships have changed.
  let membershipVersions: [OrganismeID: Int]
  let recoveries: [OrganismeID: RecipientCertificate]
  let agentsByCertificate: [Digest: AgentID]
  /// Those whose wrapped private key we keep.
  var coffres: Set<AgentID>
  /// What the next revocation list must name.
  let revokedCertificates: [RevokedCertificate]

  /// The agent whose certificate was presented in a handshake.
  /// - Throws: ``GatewayError`` with `unknownAgent`: the certificate is nobody's, or its bearer was revoked.
  public func agent(presenting certificate: Certificate, at instant: Date) throws(GatewayError) -> AuthenticatedAgent {
    try agent(presenting: certificate.sha256, at: instant)
  }

  /// The same agent as this directory knows them: a decision that is taken again must not rest on former memberships.
  /// - Throws: ``GatewayError`` with `unknownAgent` when they were revoked since.
  func agent(_ known: AuthenticatedAgent, at instant: Date) throws(GatewayError) -> AuthenticatedAgent {
    try agent(presenting: known.certificate, at: instant)
  }

  private func agent(presenting digest: Digest, at instant: Date) throws(GatewayError) -> AuthenticatedAgent {
    guard let id = agentsByCertificate[digest], let entry = agents[id], !entry.isRevoked else {
      throw GatewayError(.unknownAgent, "Ce certificat n’est celui d’aucun agent, ou il a été révoqué.")
    }
    let held = memberships[id] ?? []
    return AuthenticatedAgent(
      agent: entry.agent, memberships: held, certificate: digest,
      entity: entry.agent.policyEntity(memberships: held, at: instant))
  }

  /// The body that a choice designates: by commune, or named.
  /// - Throws: ``GatewayError`` with `invalid`.
  func destination(of choice: ChoixDestination) throws(GatewayError) -> Organisme {
    do {
      switch choice {
      case .organisme(let id, _):
        guard let organisme = organismes[id] else { throw LiaisonError(.unknownOrganisme, champ: "destination") }
        return organisme
      case .commune:
        guard let routage else { throw LiaisonError(.uncoveredCommune, champ: "commune") }
        return try routage.destination(choice)
      }
    } catch {
      throw GatewayError(error)
    }
  }

  /// Those to whom a fiche for a body is sealed: its attested members on duty, conflicts of interest left out, and its
  /// recovery key.
  /// - Throws: ``GatewayError`` with `noRecipient`.
  func recipients(of organisme: Organisme, at instant: Date, ecartes: Set<AgentID> = []) throws(GatewayError)
    -> [Recipient]
  {
    let chosen: MembresDePermanence
    do {
      chosen = try MembresDePermanence.choisir(
        organisme: organisme.id, parmi: memberships.values.flatMap { $0 }, at: instant, ecartes: ecartes)
    } catch {
      throw GatewayError(error)
    }
    var recipients: [Recipient] = []
    for id in chosen.agents {
      // A member without a usable certificate is left out rather than blocking the others.
      guard let entry = agents[id], !entry.isRevoked, let certificate = entry.recipient else { continue }
      recipients.append(Recipient(holder: .onDuty(id, in: organisme.id), certificate: certificate))
    }
    guard !recipients.isEmpty else {
      throw GatewayError(.noRecipient, "Aucun membre de permanence n’a de certificat de chiffrement valable.")
    }
    guard let (body, recovery) = recovery(for: organisme) else {
      throw GatewayError(.noRecipient, "Cet organisme n’a pas de clé de recouvrement : l’administrateur doit la créer.")
    }
    return recipients + [Recipient(holder: .recovery(body), certificate: recovery)]
  }

  /// The author, as a recipient of what they write themselves.
  /// - Throws: ``GatewayError`` with `noRecipient`.
  func author(_ id: AgentID) throws(GatewayError) -> Recipient {
    guard let certificate = agents[id]?.recipient else {
      throw GatewayError(.noRecipient, "Votre certificat de chiffrement manque ou n’est plus valable.")
    }
    return Recipient(holder: .agent(id), certificate: certificate)
  }

  /// The author, as a recipient of what others write to them: only while an attestation that holds vouches for their
  /// present key. Whoever stole the certificate they connect with can have a key certified, and is vouched for by nobody.
  func vouchedAuthor(_ id: AgentID, at instant: Date) -> Recipient? {
    guard memberships[id]?.contains(where: { $0.estAttestee(at: instant) }) == true else { return nil }
    return try? author(id)
  }

  /// A certificate that an agent authenticates or authenticated with.
  func certificate(_ digest: Digest) -> Certificate? {
    agents.values.lazy.flatMap(\.authentication).first { $0.sha256 == digest }
  }

  /// What a secteur covers; nil for another body.
  func communes(of id: OrganismeID) -> [CodeCommune]? {
    let secteur = routage?.territoire.circonscriptions.flatMap(\.secteurs).first { $0.organisme == id }
    return secteur.map { $0.communes.union($0.communesPartagees).sorted() }
  }

  /// The recovery key of a body, or of the nearest body it belongs to.
  func recovery(for organisme: Organisme) -> (OrganismeID, RecipientCertificate)? {
    var current: Organisme? = organisme
    var left = 8
    while let body = current, left > 0 {
      if let certificate = recoveries[body.id] { return (body.id, certificate) }
      current = body.parent.flatMap { organismes[$0] }
      left -= 1
    }
    return nil
  }
}
