internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Says what became of something owed about one's own fiche, or about what one said aloud: that it is done, or why it is
/// not. In codes, and journaled.
public struct AnswerObligation: Sendable {
  let desk: Desk

  /// Answers for a fiche.
  /// - Parameter code: what is owed, as the obligation is called.
  public func callAsFunction(
    _ reference: Reference, _ code: String, _ reponse: ReponseObligation, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onFiche(
      reference, .acquittement, by: agent, act: { Acquitter($0.facts) },
      prepare: { try owed(code, about: reference, by: $0.agent.id) },
      enter: { situation, obligation, ledger in
        try end(
          obligation, reponse, JSON(situation.record, at: situation.now).object ?? [:], at: situation.now, ledger)
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }

  /// Answers for something said aloud.
  /// - Parameter code: what is owed, as the obligation is called; a justification is written instead.
  public func callAsFunction(
    orale reference: Reference, _ code: String, _ reponse: ReponseObligation, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onAvis(
      reference, .acquittement, by: agent, act: Acquitter.init(_:),
      prepare: { situation in
        let found = try owed(code, about: reference, by: situation.agent.id)
        guard found.nature != Obligation.justification else {
          throw GatewayError(.wrongState, "Une justification s’écrit : elle ne se déclare pas faite.")
        }
        return found
      },
      enter: { situation, obligation, ledger in
        try end(obligation, reponse, ledger.transaction.answer(on: reference), at: situation.now, ledger)
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }

  private func owed(_ code: String, about reference: Reference, by agent: AgentID) throws -> Obligation {
    let owed = try desk.database.read { try $0.obligations(about: reference) }
    guard let found = owed.first(where: { $0.debiteur == agent && $0.nature.utf8.elementsEqual(code.utf8) }) else {
      throw GatewayError(.invalid, "Rien de tel n’est dû ici.", field: "obligation")
    }
    guard found.doneOn == nil else {
      throw GatewayError(.wrongState, "Vous avez déjà répondu de cette obligation.")
    }
    return found
  }

  private func end(
    _ obligation: Obligation, _ reponse: ReponseObligation, _ record: JSONObject, at now: Date, _ ledger: Ledger
  ) throws -> (JSONObject, JSONObject) {
    let reference = obligation.reference
    // Answered meanwhile: decided again, it is told so.
    guard try ledger.transaction.fulfil(obligation.nature, about: reference, answer: reponse.code, at: now) else {
      throw GatewayError.outdated
    }
    let left = try ledger.transaction.obligations(about: reference).filter { $0.doneOn == nil }
    var answer = record
    answer["obligationsDues"] = .array(left.map { desk.json($0, at: now) })
    return (answer, ["obligation": .string(obligation.nature), "reponse": .string(reponse.code)])
  }
}

extension AnswerObligation {
  /// What the answer answers: the fiche, and what is left.
  public static let answer = FicheRecord.answer + left
  /// What it answers for something said aloud.
  public static let oraleAnswer = OraleRecord.answer + left

  private static let left: [JSONSchema.Member] = [.required("obligationsDues", .array(of: Obligation.schema))]
}
