internal import JSON
public import Liaison
internal import Store

/// Decides of an objection, for the body that took charge of the fiche: it stops, and the fiche is served to nobody there any
/// more; or it maintains, for a reason in a code. What was stopped may then be erased by the DPO (`opposition`).
public struct DecideObjection: Sendable {
  let desk: Desk

  /// Decides.
  public func callAsFunction(
    _ reference: Reference, _ reponse: ReponseOpposition, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onFiche(
      reference, .opposition, by: agent,
      act: { DeciderOpposition(fiche: $0.facts, issue: reponse.issue, isReasoned: reponse.motif != nil) },
      prepare: { situation -> EtatFiche in
        guard try desk.database.read({ try $0.withdrawal(of: reference) })?.isPending == true else {
          throw GatewayError(.wrongState, "Aucune opposition n’attend de réponse sur cette fiche.")
        }
        return try situation.record.etat.decider(situation.acte, reponse.issue)
      },
      enter: { situation, etat, ledger in
        let decision = Retrait.Decision(situation.acte, reponse.issue, reponse.motif)
        let removed = try ledger.decide(decision, of: situation.record, to: etat)
        try ledger.notify(
          [.agent(situation.record.auteur)], of: reference, event: .opposition, except: situation.agent.id,
          at: situation.now)
        guard let record = try ledger.transaction.fiche(reference) else { throw GatewayError.outdated }
        var details: JSONObject = ["issue": .string(reponse.issue.code), "clesSupprimees": .integer(Int64(removed))]
        if let motif = reponse.motif { details["motif"] = .string(motif.code) }
        return (JSON(record, at: situation.now).object ?? [:], details)
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }
}

extension Ledger {
  /// Decides of an objection, in the commit that journals it.
  /// - Returns: how many wrapped keys were deleted.
  func decide(_ decision: Retrait.Decision, of fiche: FicheRecord, to etat: EtatFiche) throws -> Int {
    try transaction.decide(decision, of: fiche.reference, to: etat, expecting: fiche.version)
    try transaction.fulfil(
      Obligation.opposition, about: fiche.reference, answer: decision.issue.code, at: decision.acte.le)
    return decision.issue == .arretee ? try transaction.removeKeysOfBodies(to: fiche.reference) : 0
  }
}
