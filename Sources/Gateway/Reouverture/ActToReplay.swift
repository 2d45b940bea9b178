internal import Cryptography
internal import Foundation
internal import JSON
internal import Journal
internal import Liaison
internal import Store

/// Something that a journal tells was closed, taken back or deleted: an older database must not bring it back to life.
///
/// What gives (an enrolment, a transmission, an attestation, a key) is not here: the journal holds digests of it, and what
/// it gave is lost with the database. A new kind of deletion is one more case.
enum ActToReplay: Sendable {
  case revoke(AgentID)
  /// An access certificate took the place of these.
  case retireAccess([Digest], AgentID)
  /// An encryption certificate, of another key, took the place of this one.
  case retireKey(Digest, AgentID)
  /// Recovery keys took the place of these.
  case retireRecoveries([(Digest, OrganismeID)])
  case endMembership(AgentID, in: OrganismeID)
  /// A membership was attested anew, until then.
  case attest(AgentID, in: OrganismeID, until: Date)
  /// These alone are on duty.
  case setOnDuty(Set<AgentID>, in: OrganismeID)
  case recall(Reference, Acte, MotifRappel)
  case reroute(Reference, Acte, vers: OrganismeID, MotifReorientation)
  case close(Reference, Acte)
  case erase(Reference, Acte, MotifEffacement)
  case withdraw(Reference, Acte, AuteurAccord)
  case decide(Reference, Retrait.Decision)
  /// Bodies of the journal itself: they are gone from the database with all the others.
  case prune
}

extension ActToReplay {
  /// What an event tells was closed; nil when it closes nothing.
  /// - Throws: `LiaisonError` and the like for codes and identifiers that this version does not know.
  init?(_ event: ReadEvent) throws {
    guard event.isPermitted == true else { return nil }
    func subject() throws -> AgentID { try AgentID(event.subject ?? "") }
    func reference() throws -> Reference { try Reference(event.subject ?? "") }
    func organisme(_ member: EventMember) throws -> OrganismeID { try OrganismeID(event.text(member) ?? "") }
    func acte() throws -> Acte { Acte(par: try AgentID(event.agent ?? ""), le: event.instant) }
    switch event.kind {
    case .revocation: self = .revoke(try subject())
    case .certificationAcces: self = .retireAccess(try event.texts(.revoques).map(Self.digest), try subject())
    case .certificationCle:
      guard let former = event.text(.remplace), event[.memeCle]?.bool != true else { return nil }
      self = .retireKey(try Self.digest(former), try subject())
    case .territoire:
      let replaced = try (event[.recouvrements]?.array ?? []).compactMap { recovery -> (Digest, OrganismeID)? in
        guard let former = recovery["remplace"]?.string else { return nil }
        return (try Self.digest(former), try OrganismeID(recovery["organisme"]?.string ?? ""))
      }
      guard !replaced.isEmpty else { return nil }
      self = .retireRecoveries(replaced)
    case .finAppartenance: self = .endMembership(try subject(), in: try organisme(.organisme))
    case .attestation:
      guard let end = event.text(.fin).flatMap(Instants.date) else { throw UnreadableAct() }
      self = .attest(try subject(), in: try organisme(.organisme), until: end)
    case .permanence:
      self = .setOnDuty(
        Set(try event.texts(.permanence).map { try AgentID($0) }), in: try OrganismeID(event.subject ?? ""))
    case .rappel: self = .recall(try reference(), try acte(), try MotifRappel(code: event.text(.motif) ?? ""))
    case .reorientation:
      self = .reroute(
        try reference(), try acte(), vers: try organisme(.vers),
        try MotifReorientation(code: event.text(.motif) ?? ""))
    case .cloture: self = .close(try reference(), try acte())
    case .effacement:
      self = .erase(try reference(), try acte(), try MotifEffacement(code: event.text(.motif) ?? ""))
    case .retraitAccord:
      self = .withdraw(try reference(), try acte(), try AuteurAccord(code: event.text(.interlocuteur) ?? ""))
    case .opposition:
      self = .decide(
        try reference(),
        Retrait.Decision(
          try acte(), try IssueOpposition(code: event.text(.issue) ?? ""),
          try event.text(.motif).map { try MotifMaintien(code: $0) }))
    case .elagage: self = .prune
    default: return nil
    }
  }

  private struct UnreadableAct: Error {}

  private static func digest(_ hex: String) throws -> Digest {
    guard let digest = Hexadecimal.decode(hex).flatMap({ Digest(bytes: $0) }) else { throw UnreadableAct() }
    return digest
  }
}
