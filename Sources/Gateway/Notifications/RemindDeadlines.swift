internal import Foundation
internal import Liaison
internal import Store

/// Leaves word of the fiches whose deadline has passed: to those who have them, then, two working days later, to their cadre;
/// each working day until anyone acts, in office hours. Never which fiche, never of whom: nothing is decided and nobody
/// learns anything new, so the journal is not concerned. That nobody gets two reminders a day is for ``SendOutbox``.
public struct RemindDeadlines: Sendable {
  let desk: Desk
  let delays: BaremeDelais

  /// What the message is about, as the outbox calls it.
  static let nature = "rappel-echeance"
  /// After how many working days the cadre is told.
  static let beforeTheCadre = 2

  /// Reminds of everything that is late and was not reminded today. Waits for the commit.
  /// - Returns: how many messages were left.
  /// - Throws: ``GatewayError`` when nothing can be written now.
  @discardableResult
  public func callAsFunction() throws(GatewayError) -> Int {
    let now = desk.clock()
    let day = HeureDeParis.day(of: now)
    guard delays.calendrier.isWorking(day), delays.ouverture.contains(HeureDeParis.heure(of: now)) else { return 0 }
    let midnight = HeureDeParis.instant(day)
    do {
      // Nothing is written, and no checkpoint is made, when nothing is late.
      guard try !desk.database.read({ try $0.overdueFiches(at: now, notRemindedSince: midnight, limit: 1) }).isEmpty
      else { return 0 }
      let directory = desk.directory.current
      return try desk.database.writeAndWait { transaction in
        let ledger = Ledger(transaction)
        var count = 0
        for fiche in try transaction.overdueFiches(at: now, notRemindedSince: midnight) {
          try transaction.remindDeadline(of: fiche.reference, at: now)
          let ecartes = Set(try transaction.conflicts(in: fiche.reference))
          let told = self.told(of: fiche, on: day, at: now, in: directory).subtracting(ecartes)
          try ledger.notify(told, of: fiche.reference, Self.nature, at: now)
          count += told.count
        }
        return count
      }.value
    } catch {
      throw GatewayError(error)
    }
  }

  /// Those who have the fiche, or their cadre when they have let it lie; who took charge of it, alone, while they are there.
  private func told(
    of fiche: FicheRecord, on day: CalendarDay, at now: Date, in directory: DirectorySnapshot
  ) -> Set<AgentID> {
    guard let due = fiche.echeance else { return [] }
    let escalation = delays.calendrier.adding(Self.beforeTheCadre, to: HeureDeParis.day(of: due))
    let members = directory.members(of: fiche.destination, at: now)
    let cadres = directory.cadres(of: fiche.destination, at: now)
    if day >= escalation, !cadres.isEmpty { return cadres }
    if case .accusee(let acte) = fiche.etat, members.all.contains(acte.par) { return [acte.par] }
    return members.onDuty.isEmpty ? cadres : members.onDuty
  }
}

extension DirectorySnapshot {
  /// The attested members of a body who are not revoked, and those of them who are on duty.
  fileprivate func members(of body: OrganismeID, at now: Date) -> (all: Set<AgentID>, onDuty: Set<AgentID>) {
    var (all, onDuty) = (Set<AgentID>(), Set<AgentID>())
    for entry in agents.values where !entry.isRevoked && entry.agent.role != .cadreSecteur {
      let held = (memberships[entry.agent.id] ?? []).first { $0.organisme == body && $0.estAttestee(at: now) }
      guard let held else { continue }
      all.insert(entry.agent.id)
      if held.dePermanence { onDuty.insert(entry.agent.id) }
    }
    return (all, onDuty)
  }

  /// The cadres of a body, or of the circonscription that it belongs to.
  fileprivate func cadres(of body: OrganismeID, at now: Date) -> Set<AgentID> {
    let bodies = [body, organismes[body]?.parent].compactMap(\.self)
    let found = agents.values.filter { entry in
      !entry.isRevoked && entry.agent.role == .cadreSecteur
        && (memberships[entry.agent.id] ?? []).contains { bodies.contains($0.organisme) && $0.estAttestee(at: now) }
    }
    return Set(found.map(\.agent.id))
  }
}
