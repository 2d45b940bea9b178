internal import Foundation
public import JSON
internal import Journal
public import Liaison
internal import Store

/// Reads what happened to a fiche: the steps, who made them, and their receipts. No content.
///
/// Its author sees everything. Others who follow it see what concerns them: not what else was sent about the situation, nor
/// what the author answered of their duties; and of receipts only their own. The body of a receipt is what its decision
/// rested on, whole or its proof would not hold: the facts, the sections that were withheld, the alerts.
public struct FollowFiche: Sendable {
  let desk: Desk

  /// The steps, in order, where the fiche stands, and what one may do with it now. A step of a former journal says which: its
  /// number is of that one.
  public func timeline(
    of reference: Reference, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    follow(reference, agent, completion: completion) { situation, passages, isAuthor, transaction in
      // Duties are their debtor's own business: the recipients follow the fiche, not what its author owes.
      let owed = try transaction.obligations(about: reference).filter { $0.debiteur == agent.id }
      var answer: JSONObject = [
        "fiche": JSON(situation.record, at: situation.now),
        "actes": .array(desk.openActs(on: situation).map { .string($0.code) }),
        "evenements": .array(
          passages.filter { $0.isShown(toAuthor: isAuthor) }.map(JSON.init)),
        "obligations": .array(owed.map { desk.json($0, at: desk.clock()) }),
      ]
      if situation.record.fondement == .accord {
        answer["adhesion"] = try AdhesionShown(of: situation.record, in: transaction).json(toAuthor: isAuthor)
      }
      return answer
    }
  }

  /// A receipt for each step, or for each of one's own steps, in the newest checkpoint.
  ///
  /// Attempts that were refused are no steps: the timeline tells them, and whoever makes a thousand of them must not make
  /// the receipts of a fiche too long to be fetched.
  public func receipts(
    of reference: Reference, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    // Taken before anything is read: what is read covers it, and not the reverse.
    let checkpoint = desk.database.checkpoint
    follow(reference, agent, completion: completion) { _, passages, isAuthor, transaction in
      let passages = passages.filter { passage in
        (isAuthor || passage.agent == agent.id) && passage.isStep && passage.formerJournal == nil
      }
      let receipts = try passages.filter { $0.leaf < checkpoint.checkpoint.size }.compactMap { passage -> JSON? in
        guard let body = try transaction.journal.bodies(passage.leaf..<passage.leaf + 1).first ?? nil else {
          return nil
        }
        let proof = try transaction.journal.receipt(leaf: passage.leaf, in: checkpoint)
        return JSON(StepReceipt(event: passage.event, leaf: passage.leaf, body: body, receipt: proof))
      }
      return ["recus": .array(receipts)]
    }
  }

  private func follow(
    _ reference: Reference, _ agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>,
    answer: (FicheSituation, _ passages: [Passage], _ isAuthor: Bool, ReadTransaction) throws -> JSONObject
  ) {
    let completion = desk.blinding(agent, completion)
    do {
      let situation = try desk.situation(of: reference, for: agent)
      let agent = situation.agent
      switch desk.access.decide(Suivre(fiche: situation.facts), by: agent) {
      case .refused(let refusal):
        desk.refuse(refusal, .chronologie, by: agent, on: reference.description, of: reference, completion: completion)
      case .permitted(let permitted):
        let isAuthor = situation.record.auteur == agent.id
        let read = try desk.database.read { try answer(situation, $0.timeline(of: reference), isAuthor, $0) }
        let event = JournalEvent(
          kind: .chronologie, at: situation.now, agent: agent.agent, subject: reference.description,
          trace: permitted.trace)
        let base: JSONObject = ["reference": .string(reference.description)]
        // Following leaves a trace in the journal, but is not itself a step of the fiche.
        desk.read(event, answer: base.adding(read), completion: completion)
      }
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }
}

extension FollowFiche {
  /// What the steps answer.
  public static let timelineAnswer: [JSONSchema.Member] = [
    .required("reference", Reference.schema), .required("fiche", FicheRecord.schema),
    .required("actes", .codes(TransitionFiche.self)),
    .required("evenements", .array(of: Passage.schema)),
    .required("obligations", .array(of: Obligation.schema)), .optional("adhesion", AdhesionShown.schema),
  ]

  /// What the receipts answer.
  public static let receiptsAnswer: [JSONSchema.Member] = [
    .required("reference", Reference.schema), .required("recus", .array(of: StepReceipt.schema)),
  ]
}
