internal import Authority
internal import Cryptography
internal import Foundation
internal import Liaison
internal import Sealing
internal import Store

extension DirectorySnapshot {
  /// Reads the directory, and judges every certificate and attestation anew: what is stored is not believed.
  init(_ transaction: ReadTransaction, trust: TrustStore, communes: Communes, at now: Date) throws {
    var organismes: [OrganismeID: Organisme] = [:]
    var versions: [OrganismeID: Int] = [:]
    var recoveries: [OrganismeID: RecipientCertificate] = [:]
    for organisme in try transaction.organismes() {
      organismes[organisme.id] = organisme
      versions[organisme.id] = try transaction.membershipVersion(of: organisme.id)
      if let der = try transaction.recoveryCertificate(of: organisme.id) {
        recoveries[organisme.id] = try? RecipientCertificate(Certificate(der: der), trustedBy: trust, at: now)
      }
    }
    var agents: [AgentID: Entry] = [:]
    var byCertificate: [Digest: AgentID] = [:]
    var byDigest: [Digest: Certificate] = [:]
    // Whoever writes in the database still cannot make a recipient: only these roles are believed.
    var attesterDigests: Set<Digest> = []
    var revoked: [RevokedCertificate] = []
    for record in try transaction.agents() {
      let certificates = try transaction.tlsCertificates(of: record.agent.id)
      for held in certificates {
        let certificate = try Certificate(der: held.der)
        byDigest[certificate.sha256] = certificate
        if [.cadreSecteur, .dpo].contains(record.agent.role) { attesterDigests.insert(certificate.sha256) }
        if let date = held.revokedOn {
          guard certificate.notAfter >= now else { continue }
          revoked.append(RevokedCertificate(serialNumber: certificate.serialNumber, date: date, reason: .unspecified))
        } else {
          byCertificate[certificate.sha256] = record.agent.id
        }
      }
      let encryption = try record.encryptionCertificate.map { try Certificate(der: $0) }
      if let encryption, let date = record.revokedOn, encryption.notAfter >= now {
        revoked.append(RevokedCertificate(serialNumber: encryption.serialNumber, date: date, reason: .unspecified))
      }
      agents[record.agent.id] = Entry(
        agent: record.agent, isRevoked: record.isRevoked,
        authentication: certificates.compactMap { byDigest[$0.fingerprint] },
        encryption: encryption,
        recipient: record.isRevoked
          ? nil : encryption.flatMap { try? RecipientCertificate($0, trustedBy: trust, at: now) })
    }
    for replaced in try transaction.replacedEncryptionCertificates() + transaction.replacedRecoveryCertificates() {
      let certificate = try Certificate(der: replaced.der)
      // Past its own end it is refused anyway: a list that kept it would grow for ever.
      guard certificate.notAfter >= now else { continue }
      revoked.append(
        RevokedCertificate(serialNumber: certificate.serialNumber, date: replaced.replacedOn, reason: .superseded))
    }
    coffres = try transaction.coffreHolders()
    var memberships: [AgentID: [Membership]] = [:]
    var attestations: [AgentID: [OrganismeID: MembershipAttestation]] = [:]
    let attesters = byDigest.filter { digest, _ in attesterDigests.contains(digest) }
    for (id, entry) in agents {
      for record in try transaction.memberships(of: id) {
        let attestation = Self.verified(record, of: entry, attesters: attesters, at: now)
        let held = record.membership
        memberships[id, default: []].append(
          try Membership(
            agent: id, organisme: held.organisme, attestation: attestation == nil ? nil : held.attestation,
            dePermanence: attestation != nil && held.dePermanence))
        if let attestation { attestations[id, default: [:]][held.organisme] = attestation }
      }
    }
    routage = try Routage(transaction, of: Array(organismes.values), communes: communes)
    (self.agents, self.organismes, self.memberships) = (agents, organismes, memberships)
    (self.attestations, self.membershipVersions, self.recoveries) = (attestations, versions, recoveries)
    (agentsByCertificate, revokedCertificates) = (byCertificate, revoked)
  }

  /// The attestation of a membership, if the signature of its attester holds for the agent's present certificate.
  private static func verified(
    _ record: MembershipRecord, of entry: Entry, attesters: [Digest: Certificate], at now: Date
  ) -> MembershipAttestation? {
    guard let text = record.attestation, let attestation = try? MembershipAttestation(text: text),
      let encryption = entry.encryption, let attester = attesters[attestation.statement.attester],
      let organisme = try? OpaqueIdentifier(record.membership.organisme.description),
      // Judged at its start: whether it holds now is the window's business, which is read at each use.
      case .success = attestation.verify(
        certificate: encryption, organisme: organisme, attester: attester, at: attestation.statement.validity.start)
    else { return nil }
    return attestation
  }
}
