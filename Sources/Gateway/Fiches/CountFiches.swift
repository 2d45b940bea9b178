internal import Foundation
public import JSON
internal import Liaison
internal import Store

/// Says how many fiches await what, on both sides, and what one owes: what somebody looks at first. One decision, counts in
/// the queries, one entry in the journal.
public struct CountFiches: Sendable {
  let desk: Desk

  /// Counts.
  public func callAsFunction(by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>) {
    desk.consult(Lister(), .liste, by: agent, completion: completion) { _, now in
      let bodies = agent.bodiesOnDuty(at: now)
      let (received, taken, sent) = try desk.database.read { transaction in
        (
          try transaction.counts(receivedBy: bodies, readBy: agent.id, at: now),
          try transaction.counts(receivedBy: bodies, readBy: agent.id, takenBy: agent.id, at: now),
          try transaction.counts(sentBy: agent.id, at: now)
        )
      }
      let answer: JSONObject = [
        "recues": [
          "attente": JSON(received[.transmise, .consultee, .reorientee]), "prises": JSON(taken[.accusee]),
        ],
        "envoyees": [
          "attente": JSON(sent[.transmise, .consultee, .reorientee]), "cours": JSON(sent[.accusee]),
          "reponses": JSON(sent[.retournee, .refusee]),
        ],
        "obligationsDues": .array(try desk.obligations(dueBy: agent.id, at: now)),
      ]
      return (answer, ["dossier": "decompte"])
    }
  }
}

extension JSON {
  fileprivate init(_ count: FicheCount) {
    self = ["nombre": .integer(Int64(count.all)), "enRetard": .integer(Int64(count.late))]
  }
}

extension CountFiches {
  /// What it answers. Of what was received: what nobody took charge of, and what one took charge of oneself. Of what was
  /// sent: what has no accusé de réception, what is taken charge of, and what has its answer.
  public static let answer: [JSONSchema.Member] = [
    .required("recues", counts("attente", "prises")), .required("envoyees", counts("attente", "cours", "reponses")),
    .required("obligationsDues", .array(of: Obligation.schema)),
  ]

  private static func counts(_ names: String...) -> JSONSchema {
    let count = JSONSchema.object([.required("nombre", .count), .required("enRetard", .count)])
    return .object(names.map { .required($0, count) })
  }
}
