internal import Cryptography
internal import Foundation
internal import Liaison
internal import Sealing
internal import Store

/// Does again, on a restored database, what its former journal tells was done.
///
/// It takes away and never gives: no key, certificate or attestation comes back.
struct ActReplay {
  private let transaction: WriteTransaction
  private(set) var outcome = ReopeningOutcome()

  init(_ transaction: WriteTransaction) { self.transaction = transaction }

  /// Does one act again, as of when it was done.
  mutating func replay(_ act: ActToReplay, _ event: ReadEvent, of leaf: UInt64) throws {
    switch try replay(act, at: event.instant) {
    case .done: outcome.replayed[event.kind, default: 0] += 1
    case .absent: outcome.unreplayed.append(.init(leaf: leaf, event: event.kind, obstacle: .absent))
    case .closesNothing: outcome.lost[event.kind, default: 0] += 1
    }
  }

  /// What came of an act.
  private enum Result {
    case done
    /// What it closed is not there.
    case absent
    /// It only gave something, which is lost.
    case closesNothing

    init(isDone: Bool) { self = isDone ? .done : .absent }
  }

  private mutating func replay(_ act: ActToReplay, at instant: Date) throws -> Result {
    switch act {
    case .revoke(let agent):
      guard try transaction.agent(agent) != nil else { return .absent }
      try transaction.revoke(agent, at: instant)
    case .retireAccess(let fingerprints, let agent):
      // An administrator's own, whose former certificate was spared.
      guard !fingerprints.isEmpty else { return .closesNothing }
      let retired = try fingerprints.count { try transaction.retireTLSCertificate($0, of: agent, at: instant) }
      guard retired > 0 else { return .absent }
      outcome.toCertify.insert(agent)
    case .retireKey(let fingerprint, let agent):
      guard try transaction.retireEncryptionCertificate(fingerprint, of: agent, at: instant) else { return .absent }
      outcome.toRekey.insert(agent)
    case .retireRecoveries(let keys):
      let retired = try keys.filter { try transaction.retireRecoveryCertificate($0, of: $1, at: instant) }
      outcome.toImport.formUnion(retired.map(\.1))
      return Result(isDone: !retired.isEmpty)
    case .endMembership(let agent, in: let organisme):
      guard try isMember(agent, organisme) else { return .absent }
      try transaction.endMembership(of: agent, in: organisme)
    case .attest(let agent, in: let organisme, until: let end):
      guard try transaction.withdrawAttestation(of: agent, in: organisme, lastingPast: end) else {
        return .closesNothing
      }
      outcome.toAttest.insert(agent)
    case .setOnDuty(let agents, in: let organisme):
      guard try transaction.relieve(in: organisme, besides: agents) > 0 else { return .closesNothing }
    case .recall(let reference, let acte, let motif):
      guard let record = try transaction.fiche(reference) else { return .absent }
      try transaction.advance(reference, to: .rappelee(acte, motif), expecting: record.version)
      try transaction.removeKeysOfBodies(to: reference)
      _ = try Ledger(transaction).reopenDuties(doneBy: record)
      outcome.toSendAgain.remove(reference)
    case .reroute(let reference, let acte, vers: let vers, let motif):
      return Result(isDone: try reroute(reference, acte, vers, motif))
    case .close(let reference, let acte):
      guard let record = try transaction.fiche(reference) else { return .absent }
      try transaction.advance(reference, to: .close(acte), expecting: record.version)
      try Ledger(transaction).split(reference, at: acte.le)
      outcome.toSendAgain.remove(reference)
    case .erase(let reference, let acte, let motif):
      guard let record = try transaction.fiche(reference) else { return .absent }
      _ = try Ledger(transaction).erase(record, to: .effacee(acte, motif))
      outcome.toSendAgain.remove(reference)
    case .withdraw(let reference, let acte, let par):
      guard let record = try transaction.fiche(reference), let etat = try? record.etat.retirer(acte) else {
        return .absent
      }
      // What the backup does not know to have been opened is served to nobody.
      let retrait = Retrait(par: par, acte: acte, isObjection: etat.nature != .rappelee)
      _ = try Ledger(transaction).withdraw(retrait, of: record, to: etat)
      if !retrait.isObjection { _ = try Ledger(transaction).reopenDuties(doneBy: record) }
    case .decide(let reference, let decision):
      guard let record = try transaction.fiche(reference), try transaction.withdrawal(of: reference)?.isPending == true,
        let etat = try? record.etat.decider(decision.acte, decision.issue)
      else { return .absent }
      _ = try Ledger(transaction).decide(decision, of: record, to: etat)
    case .prune: break
    }
    return .done
  }

  private func isMember(_ agent: AgentID, _ organisme: OrganismeID) throws -> Bool {
    try transaction.memberships(of: agent).contains { $0.membership.organisme == organisme }
  }

  /// The former body's keys go; those of the new one are lost, but for a recovery key that both have.
  private mutating func reroute(
    _ reference: Reference, _ acte: Acte, _ vers: OrganismeID, _ motif: MotifReorientation
  ) throws -> Bool {
    guard let record = try transaction.fiche(reference) else { return false }
    try transaction.removeKeysOfBodies(to: reference, besides: try recoveryKey(of: vers))
    // A body that came after the backup is not there to be sent to.
    let isKnown = try transaction.organisme(vers) != nil
    try transaction.advance(
      reference, to: .reorientee(acte, vers: isKnown ? vers : record.destination, motif), expecting: record.version,
      destination: isKnown ? vers : nil)
    outcome.toSendAgain.insert(reference)
    return true
  }

  /// The recovery key of a body: its own, or of the nearest above.
  private func recoveryKey(of organisme: OrganismeID) throws -> RecipientKeyID? {
    var (current, depth) = (try transaction.organisme(organisme), 0)
    while let body = current, depth < 8 {
      if let der = try transaction.recoveryCertificate(of: body.id) { return try Certificate(der: der).recipientKeyID }
      (current, depth) = (try body.parent.flatMap { try transaction.organisme($0) }, depth + 1)
    }
    return nil
  }
}
