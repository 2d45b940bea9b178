internal import Authority
internal import Cryptography
internal import Foundation
internal import JSON
internal import Liaison
internal import Sealing
internal import Store

/// An agent who lost a key, with the one that was certified and attested since.
struct Titulaire: Sendable {
  /// The agent as the policies see them now.
  let agent: AuthenticatedAgent
  /// The present key.
  let recipient: RecipientCertificate
  /// A body where the present key is attested, and what proves it.
  let attested: (body: OrganismeID, proof: JSON)

  /// The bodies whose memberships the decision rests on, each at its version.
  let versions: [OrganismeID: Int]

  /// Finds the agent in the directory.
  /// - Throws: ``GatewayError``: `invalid` for nobody, `noRecipient` when no attestation vouches for a valid key of theirs.
  init(_ id: AgentID, in directory: DirectorySnapshot, at now: Date) throws(GatewayError) {
    guard let entry = directory.agents[id], !entry.isRevoked,
      let door = entry.authentication.first(where: { directory.agentsByCertificate[$0.sha256] == id })
    else { throw GatewayError(.invalid, "Cet agent est inconnu, ou il a été révoqué.", field: "agent") }
    agent = try directory.agent(presenting: door, at: now)
    let bodies = agent.memberships.filter { $0.estAttestee(at: now) }.map(\.organisme).sorted()
    guard let recipient = entry.recipient,
      let attested = bodies.lazy.compactMap({ body in
        directory.proof(of: id, with: recipient, in: body).map { (body: body, proof: $0) }
      }).first
    else {
      throw GatewayError(
        .noRecipient,
        "Aucune attestation ne vaut pour la clé actuelle de cet agent : il en fait une, puis le cadre, ou le délégué à la "
          + "protection des données, l’atteste.", field: "agent")
    }
    (self.recipient, self.attested) = (recipient, attested)
    versions = Dictionary(
      agent.memberships.map { ($0.organisme, directory.membershipVersions[$0.organisme] ?? 0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Checks, inside the commit, that none of it has changed. A new key would have changed a membership too.
  func recheck(in ledger: Ledger) throws {
    for (body, version) in versions { try ledger.transaction.expect(membershipVersion: version, of: body) }
  }
}
