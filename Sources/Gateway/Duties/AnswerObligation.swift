internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Says what became of something owed about one's own fiche: that it is done, or why it is not. In codes, and journaled.
public struct AnswerObligation: Sendable {
  let desk: Desk

  /// Answers.
  /// - Parameter code: what is owed, as the obligation is called.
  public func callAsFunction(
    _ reference: Reference, _ code: String, _ reponse: ReponseObligation, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    desk.onFiche(
      reference, .acquittement, by: agent, act: { Acquitter(fiche: $0.facts) },
      prepare: { situation in
        let owed = try desk.database.read { try $0.obligations(about: reference) }
        guard
          let found = owed.first(where: { $0.debiteur == situation.agent.id && $0.nature.utf8.elementsEqual(code.utf8) }
          )
        else { throw GatewayError(.invalid, "Rien de tel n’est dû pour cette fiche.", field: "obligation") }
        guard found.doneOn == nil else {
          throw GatewayError(.wrongState, "Vous avez déjà répondu de cette obligation.")
        }
        return found
      },
      enter: { situation, obligation, ledger in
        // Answered meanwhile: decided again, it is told so.
        guard
          try ledger.transaction.fulfil(
            obligation.nature, about: reference, answer: reponse.code, at: situation.now)
        else { throw GatewayError.outdated }
        let left = try ledger.transaction.obligations(about: reference).filter { $0.doneOn == nil }
        var answer = JSON(situation.record).object ?? [:]
        answer["obligationsDues"] = .array(left.map { desk.json($0, at: situation.now) })
        return (answer, ["obligation": .string(obligation.nature), "reponse": .string(reponse.code)])
      },
      completion: { outcome in completion(outcome.map(StepAnswer.init)) })
  }
}

extension AnswerObligation {
  /// What the answer answers: the fiche, and what is left.
  public static let answer =
    FicheRecord.answer + [.required("obligationsDues", .array(of: Obligation.schema))]
}
