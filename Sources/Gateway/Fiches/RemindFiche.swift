internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Reminds those who have a fiche that its author awaits: once a day at most, and not before it is fair to.
///
/// When a colleague has taken charge of it, they alone are reminded: the team has nothing to do with it any more.
public struct RemindFiche: Sendable {
  let desk: Desk

  /// Reminds.
  public func callAsFunction(
    _ reference: Reference, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    desk.onFiche(
      reference, .relance, by: agent, act: { Relancer(fiche: $0.facts) },
      prepare: { situation in
        guard let possible = situation.record.relancePossibleDes else {
          let etat = situation.record.etat.nature.libelle.lowercased()
          throw GatewayError(.wrongState, "Cette fiche n’attend rien : elle est « \(etat) ».")
        }
        guard possible <= situation.now else {
          let (day, hour) = (HeureDeParis.day(of: possible), HeureDeParis.heure(of: possible))
          throw GatewayError(
            .wrongState, "La relance sera possible à partir du \(day.affichage), \(hour) (heure de Paris).")
        }
        return try Self.reminded(situation)
      },
      enter: { situation, agents, ledger in
        let record = try ledger.transaction.remind(
          of: reference, at: situation.now, expecting: situation.record.version)
        try ledger.notify(agents, of: reference, EventKind.relance.rawValue, at: situation.now)
        let named = JSON.array(agents.sorted().map(\.json))
        return (
          (JSON(record, at: situation.now).object ?? [:]).adding(["relances": named]), ["relances": named]
        )
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }

  /// Whoever took charge, while they belong there; otherwise those on duty, without conflicts of interest.
  /// - Throws: ``GatewayError`` with `noRecipient`.
  private static func reminded(_ situation: FicheSituation) throws -> Set<AgentID> {
    let directory = situation.directory
    if case .accusee(let acte) = situation.record.etat, directory.agents[acte.par]?.isRevoked == false,
      (directory.memberships[acte.par] ?? []).contains(where: {
        $0.organisme == situation.record.destination && $0.estAttestee(at: situation.now)
      })
    {
      return [acte.par]
    }
    let recipients = try directory.recipients(
      of: situation.facts.destination, at: situation.now, ecartes: Set(situation.facts.ecartes.map(\.id)))
    let others = Set(recipients.compactMap(\.holder.agent)).subtracting([situation.agent.id])
    // A reminder that reaches nobody would use up the day.
    guard !others.isEmpty else {
      throw GatewayError(
        .noRecipient, "Vous êtes seul de permanence dans cet organisme : il n’y a personne d’autre à relancer.")
    }
    return others
  }
}

extension FicheRecord {
  /// From when its author may remind those who have it; nil when it awaits nothing.
  var relancePossibleDes: Date? {
    Relance.possibleDes(etat, accuseDu: accuseDu, retourDu: retourDu, derniere: relanceeLe)
  }
}

extension RemindFiche {
  /// What reminding answers: the fiche, and who was reminded.
  public static let answer = FicheRecord.answer + [.required("relances", .array(of: AgentID.schema))]
}
