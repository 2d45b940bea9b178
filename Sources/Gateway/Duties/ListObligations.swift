internal import Foundation
public import JSON
internal import Law
internal import Liaison
public import Store

/// Lists what an agent owes: duties to transmit, formalities, justifications; the soonest first.
public struct ListObligations: Sendable {
  let desk: Desk

  /// Lists.
  public func callAsFunction(by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>) {
    desk.consult(Lister(), .listeObligations, by: agent, completion: completion) { _, now in
      let owed = try desk.obligations(dueBy: agent.id, at: now)
      return (["obligations": .array(owed)], ["nombre": .integer(Int64(owed.count))])
    }
  }
}

extension Desk {
  /// What an agent owes, the soonest first.
  func obligations(dueBy agent: AgentID, at now: Date) throws -> [JSON] {
    try database.read { try $0.obligations(of: agent) }.map { json($0, at: now) }
  }

  /// Something owed, in codes, with the policy's own words while it is in force.
  func json(_ obligation: Obligation, at now: Date) -> JSON {
    let notice = access.book[obligation.policy]
    return .objet([
      "reference": .string(obligation.reference.description), "code": .string(obligation.nature),
      "devoir": .siVrai(obligation.isDuty), "politique": .string(obligation.policy),
      "articles": notice.map { .string($0.articles) }, "motif": notice.map { .string($0.motif) },
      "avant": .string(Instants.text(obligation.due)),
      "enRetard": .siVrai(obligation.doneOn == nil && obligation.due < now),
      "faiteLe": obligation.doneOn.map { .string(Instants.text($0)) }, "reponse": obligation.answer.map(JSON.string),
    ])
  }
}

extension ListObligations {
  /// What the list answers.
  public static let answer: [JSONSchema.Member] = [.required("obligations", .array(of: Obligation.schema))]
}

extension Obligation: Described {
  /// Something owed.
  public static let schema = JSONSchema.object([
    .required("reference", \Obligation.reference), .required("code", .string()), .optional("devoir", .boolean),
    .required("politique", .string()), .optional("articles", .string()), .optional("motif", .string()),
    .required("avant", Instants.schema), .optional("enRetard", .boolean), .optional("faiteLe", Instants.schema),
    .optional("reponse", .string()),
  ]).named("ObligationDue")
}
