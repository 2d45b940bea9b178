internal import Foundation
public import JSON
internal import Liaison
internal import Store

/// Lists what was said aloud and recorded: one's own, or, to review their codes, those of others.
public struct ListOrales: Sendable {
  let desk: Desk

  /// Which ones.
  public enum Dossier: String, Sendable, CaseIterable {
    /// One's own.
    case siennes
    /// Others': those of a cadre's circonscription, all of them for an auditor.
    case relecture
  }

  /// Lists the latest 200.
  public func callAsFunction(
    _ dossier: Dossier, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    switch dossier {
    case .siennes: list(ListerOrales(), dossier, agent, completion) { try own($0, agent) }
    case .relecture: list(RelireOrales(), dossier, agent, completion) { try others($0, agent) }
    }
  }

  private func list<Act: GatedAct>(
    _ act: Act, _ dossier: Dossier, _ agent: AuthenticatedAgent, _ completion: @escaping Completion<ReadAnswer>,
    read: (ReadTransaction) throws -> [JSON]
  ) {
    switch desk.access.decide(act, by: agent) {
    case .refused(let refusal): desk.refuse(refusal, .listeOrales, by: agent, completion: completion)
    case .permitted(let permitted):
      do {
        let found = try desk.database.read(read)
        let event = JournalEvent(
          kind: .listeOrales, at: desk.clock(), agent: agent.agent, trace: permitted.trace,
          details: ["dossier": .string(dossier.rawValue), "nombre": .integer(Int64(found.count))])
        desk.read(event, answer: ["orales": .array(found)], completion: completion)
      } catch {
        completion(.failed(GatewayError(error)))
      }
    }
  }

  private func own(_ transaction: ReadTransaction, _ agent: AuthenticatedAgent) throws -> [JSON] {
    try transaction.orales(of: agent.id).map { orale in
      JSON(
        orale, after: try transaction.previous(of: orale.reference),
        reviewedBy: try transaction.relecture(of: orale.reference))
    }
  }

  /// What others said; what it follows stays between its author and the law, and nobody reviews their own.
  private func others(_ transaction: ReadTransaction, _ agent: AuthenticatedAgent) throws -> [JSON] {
    let records: [OraleRecord]
    if agent.agent.role == .cadreSecteur {
      let now = desk.clock()
      let own = Set(agent.memberships.filter { $0.estAttestee(at: now) }.map(\.organisme))
      let bodies = desk.directory.current.organismes.values.filter { body in
        own.contains(body.id) || body.parent.map(own.contains) ?? false
      }
      records = try transaction.orales(for: Set(bodies.map(\.id)))
    } else {
      records = try transaction.orales()
    }
    return try records.filter { $0.auteur != agent.id }.map { orale in
      JSON(orale, reviewedBy: try transaction.relecture(of: orale.reference))
    }
  }
}

extension ListOrales {
  /// What the list answers.
  public static let answer: [JSONSchema.Member] = [.required("orales", .array(of: OraleRecord.schema))]
}
