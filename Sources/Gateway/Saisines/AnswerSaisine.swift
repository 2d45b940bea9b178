internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Returns a code to the unit that seized the intervenants: everything but the neutral closing rests on what the person says
/// of it, at the saisine or since.
public struct AnswerSaisine: Sendable {
  let desk: Desk

  /// Returns a code.
  public func callAsFunction(
    _ reference: Reference, _ demande: DemandeDeSuite, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    let recueilli = demande.accord.map(AccordEnCodes.init)
    desk.onSaisine(
      reference, .suiteDonnee, by: agent,
      act: { DonnerSuite(saisine: $0.facts, suite: demande.suite, accord: recueilli ?? $0.record.accordPresent) },
      prepare: { situation -> SuitesDonnees in try situation.suites.donner(demande.suite, situation.acte) },
      enter: { situation, suites, ledger in
        try ledger.transaction.append(
          suites, to: reference, recueilli: recueilli, expecting: situation.record.version)
        try ledger.notify(
          situation.directory.listeners(to: situation.record, at: situation.now), of: reference,
          EventKind.suiteDonnee.rawValue, at: situation.now)
        let record = try ledger.transaction.saisine(reference) ?? situation.record
        return (
          JSON(record, suites.toutes, isReceived: true).object ?? [:], ["reponse": demande.suite.json]
        )
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }
}

extension DirectorySnapshot {
  /// Who is told that a code was returned: its author while they belong to the unit, else who is on duty there.
  fileprivate func listeners(to saisine: SaisineRecord, at now: Date) -> Set<AgentID> {
    let members = agents.values.filter { entry in
      !entry.isRevoked
        && (memberships[entry.agent.id] ?? []).contains { $0.organisme == saisine.emetteur && $0.estAttestee(at: now) }
    }.map(\.agent.id)
    if members.contains(saisine.auteur) { return [saisine.auteur] }
    return Set(
      members.filter { member in
        (memberships[member] ?? []).contains { $0.organisme == saisine.emetteur && $0.dePermanence }
      })
  }
}

extension StepAnswer {
  /// What an act on a saisine answers.
  public static let saisine = SaisineRecord.answer
}
