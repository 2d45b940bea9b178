internal import JSON
public import Liaison
internal import Store

/// Closes a fiche: its author has the answer.
public struct CloseFiche: Sendable {
  let desk: Desk

  /// Closes.
  public func callAsFunction(
    _ reference: Reference, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    desk.onFiche(
      reference, .cloture, by: agent, act: { Clore(fiche: $0.facts) },
      prepare: { try $0.record.etat.clore($0.acte) },
      enter: { situation, etat, ledger in
        let record = try ledger.transaction.advance(reference, to: etat, expecting: situation.record.version)
        try ledger.split(reference, at: situation.now)
        return (JSON(record, at: situation.now).object ?? [:], [:])
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }
}

/// Takes a fiche back before anyone has opened it: every key but its author's is deleted, and the duties that it did are due
/// again.
public struct RecallFiche: Sendable {
  let desk: Desk

  /// Recalls.
  public func callAsFunction(
    _ reference: Reference, _ motif: MotifRappel, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onFiche(
      reference, .rappel, by: agent, act: { Rappeler(fiche: $0.facts) },
      prepare: { try $0.record.etat.rappeler($0.acte, motif) },
      enter: { situation, etat, ledger in
        let record = try ledger.transaction.advance(reference, to: etat, expecting: situation.record.version)
        // Nobody had opened it: it is counted nowhere.
        try ledger.wait(nil, of: reference)
        let removed = try ledger.transaction.removeKeysOfBodies(to: reference)
        var details: JSONObject = ["motif": .string(motif.code), "clesSupprimees": .integer(Int64(removed))]
        let reopened = try ledger.reopenDuties(doneBy: situation.record)
        if !reopened.isEmpty { details["obligationsRouvertes"] = .array(reopened.map { .string($0.nature) }) }
        return (JSON(record, at: situation.now).object ?? [:], details)
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }
}
