internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Notes that the person withdraws the agreement that a fiche rests on.
///
/// Where nobody has opened it, it is served to nobody any more: every key but its author's is deleted. Where somebody has, the
/// withdrawal is an objection (RGPD, art. 21): those who have not opened it lose their key, and the body owes an answer.
public struct WithdrawAgreement: Sendable {
  let desk: Desk

  /// Withdraws.
  /// - Parameter par: who says so.
  public func callAsFunction(
    _ reference: Reference, par: AuteurAccord, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onFiche(
      reference, .retraitAccord, by: agent, act: { RetirerAccord(fiche: $0.facts) },
      prepare: { try $0.record.etat.retirer($0.acte) },
      enter: { situation, etat, ledger in
        let retrait = Retrait(par: par, acte: situation.acte, isObjection: situation.facts.dejaOuverte)
        return try withdraw(retrait, situation, etat, &ledger)
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }

  private func withdraw(
    _ retrait: Retrait, _ situation: FicheSituation, _ etat: EtatFiche, _ ledger: inout Ledger
  ) throws -> (JSONObject, JSONObject) {
    let reference = situation.record.reference
    let holders = try ledger.transaction.envelopes(of: reference).flatMap { try ledger.transaction.keys(to: $0.id) }
    let readers = try ledger.transaction.readers(of: situation.record)
    let removed = try ledger.withdraw(retrait, of: situation.record, to: etat)
    var details: JSONObject = [
      "interlocuteur": .string(retrait.par.code), "quoi": .string(retrait.isObjection ? "opposition" : "plus-servie"),
      "clesSupprimees": .integer(Int64(removed)),
    ]
    if retrait.isObjection {
      try ledger.oweAnswer(to: situation.record, readers: readers.map(\.agent), at: situation.now)
    } else {
      let reopened = try ledger.reopenDuties(doneBy: situation.record)
      if !reopened.isEmpty { details["obligationsRouvertes"] = .array(reopened.map { .string($0.nature) }) }
    }
    try ledger.notify(
      holders.map(\.holder) + [.agent(situation.record.auteur)], of: reference, event: .retraitAccord,
      except: situation.agent.id, at: situation.now)
    guard let record = try ledger.transaction.fiche(reference) else { throw GatewayError.outdated }
    var answer = JSON(record, at: situation.now).object ?? [:]
    answer["opposition"] = .bool(retrait.isObjection)
    answer["clesSupprimees"] = .integer(Int64(removed))
    return (answer, details)
  }
}

extension WithdrawAgreement {
  /// What a withdrawal answers: the fiche, and whether the body has an objection to decide.
  public static let answer =
    FicheRecord.answer + [.required("opposition", .boolean), .required("clesSupprimees", .count)]
}

extension Ledger {
  /// Withdraws an agreement, in the commit that journals it, and takes the keys away that must go.
  /// - Returns: how many.
  func withdraw(_ retrait: Retrait, of fiche: FicheRecord, to etat: EtatFiche) throws -> Int {
    try transaction.withdraw(retrait, of: fiche.reference, to: etat, expecting: fiche.version)
    return retrait.isObjection
      ? try transaction.removeUnusedKeys(to: fiche.reference, opening: EventKind.ouverture.rawValue)
      : try transaction.removeKeysOfBodies(to: fiche.reference)
  }

  /// Writes down that an answer to the objection is owed within a month (RGPD, art. 12.3): by whoever took charge of the fiche,
  /// else by whoever read it last.
  func oweAnswer(to fiche: FicheRecord, readers: [AgentID], at now: Date) throws {
    let charged = try transaction.timeline(of: fiche.reference).last {
      $0.event == EventKind.accuse.rawValue && $0.agent != fiche.auteur
    }
    guard let debtor = charged?.agent ?? readers.last else { return }
    try transaction.insert(
      Obligation(
        reference: fiche.reference, nature: Obligation.opposition, debiteur: debtor,
        policy: "adhesion.retirer-apres-lecture", due: ReglesDesFiches.instant(-1, monthsBefore: now)))
  }
}

extension Obligation {
  /// What is owed to a person who objects.
  static let opposition = "repondre-a-l-opposition"
}

extension ReadTransaction {
  /// The openings of a fiche by others than its author, in order.
  func readers(of fiche: FicheRecord) throws -> [Passage] {
    try timeline(of: fiche.reference).filter { $0.event == EventKind.ouverture.rawValue && $0.agent != fiche.auteur }
  }
}
