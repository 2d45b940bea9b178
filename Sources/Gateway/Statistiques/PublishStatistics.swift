internal import Cryptography
internal import Foundation
public import JSON
public import Liaison
public import Statistics
internal import Store

/// Publishes the tables of a quarter, once the DPO has looked at them. What was published is not taken back: whoever read it
/// has it.
public struct PublishStatistics: Sendable {
  let desk: Desk
  let tables: QuarterTables

  /// Publishes.
  /// - Parameter commentaire: the qualitative part, which everyone reads.
  public func callAsFunction(
    _ trimestre: Trimestre, commentaire: Texte<4000>? = nil, by agent: AuthenticatedAgent,
    completion: @escaping Completion<ReadAnswer>
  ) {
    tables(trimestre) { outcome in
      switch outcome {
      case .done(let kept):
        desk.retrying({ publish(kept, commentaire, by: agent, $0) }, completion: completion)
      case .refused(let refusal): completion(.refused(refusal))
      case .failed(let error): completion(.failed(error))
      }
    }
  }

  private func publish(
    _ kept: QuarterTables.Kept, _ commentaire: Texte<4000>?, by agent: AuthenticatedAgent,
    _ completion: @escaping Completion<ReadAnswer>
  ) {
    do {
      let snapshot = desk.directory.current
      let now = desk.clock()
      let agent = try snapshot.agent(agent, at: now)
      let facts = StatistiqueFacts(
        trimestre: kept.record.trimestre, portee: .globale, publiee: kept.record.publie,
        plusPetite: kept.tables.plusPetitNombre, seuil: kept.tables.seuil)
      switch desk.access.decide(PublierStatistiques(facts: facts), by: agent) {
      case .refused(let refusal): desk.refuse(refusal, .publicationStatistiques, by: agent, completion: completion)
      case .permitted(let permitted):
        let digest = SHA256.digest(Array(kept.record.tableaux.utf8))
        let text = commentaire?.contenu
        desk.commit(
          { ledger in
            try desk.recheck(permitted.trace, agent, snapshot, ledger)
            guard try ledger.transaction.publish(tableaux: kept.record.trimestre, commentaire: text) else {
              throw GatewayError(.wrongState, "Les tableaux de ce trimestre sont déjà publiés.")
            }
            try ledger.append(
              JournalEvent(
                kind: .publicationStatistiques, at: now, agent: agent.agent, trace: permitted.trace,
                details: [
                  "periode": .string(kept.tables.trimestre.code.lowercased()),
                  "portee": .string(PorteeStatistique.globale.code),
                  "seuil": .integer(Int64(kept.tables.seuil)), "empreinte": .string(digest.hex),
                ]))
            return ReadAnswer(
              json: [
                "trimestre": .string(kept.record.trimestre), "publie": true, "empreinte": .string(digest.hex),
              ])
          }, completion: { completion($0.map(\.value)) })
      }
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }

  /// What publishing answers.
  public static let answer: [JSONSchema.Member] = [
    .required("trimestre", ReadStatistics.trimestre), .required("publie", .boolean),
    .required("empreinte", .hexadecimal(bytes: 32)),
  ]
}
