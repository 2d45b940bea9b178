internal import Foundation
public import JSON
internal import Law
internal import Liaison
internal import Store

/// Says whether a person is already known where the asker works: among the fiches that they wrote, and those of the bodies
/// where they are on duty. What the asker could not list is not found: a look-up tells nothing that a list does not.
public struct SearchPerson: Sendable {
  let desk: Desk
  let index: BlindIndex

  /// Looks a person up.
  /// - Parameter completion: the fiches that name the person, the surest first.
  public func callAsFunction(
    _ demande: DemandeDeRecherche, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    desk.retrying({ search(demande, agent, $0) }, completion: completion)
  }

  private func search(
    _ demande: DemandeDeRecherche, _ agent: AuthenticatedAgent, _ completion: @escaping Completion<ReadAnswer>
  ) {
    do {
      let snapshot = desk.directory.current
      let now = desk.clock()
      let agent = try snapshot.agent(agent, at: now)
      let today = HeureDeParis.day(of: now)
      let before = try desk.database.read { try $0.searches(by: agent.id, on: today) }
      let details: JSONObject = ["motif": .string(demande.motif.code)]
      switch desk.access.decide(Rechercher(motif: demande.motif, dejaFaites: before), by: agent) {
      case .refused(let refusal): desk.refuse(refusal, .recherche, by: agent, details: details, completion: completion)
      case .permitted(let permitted):
        let found = try find(demande.personne, agent, at: now)
        desk.commit(
          { ledger in
            try desk.recheck(permitted.trace, agent, snapshot, ledger)
            try ledger.transaction.countSearch(by: agent.id, on: today, after: before)
            try ledger.append(
              JournalEvent(
                kind: .recherche, at: now, agent: agent.agent, subject: nil, trace: permitted.trace,
                details: details.adding(["nombre": .integer(Int64(found.count))])))
          },
          completion: { outcome in
            completion(
              outcome.map { _ in
                ReadAnswer(json: [
                  "fiches": .array(found.map { JSON($0, at: now) }),
                  "faitesAujourdhui": .integer(Int64(before + 1)),
                ])
              })
          })
      }
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }

  private func find(_ person: PersonneCitee, _ agent: AuthenticatedAgent, at now: Date) throws -> [FicheTrouvee] {
    let question = index.question(person)
    let bodies = agent.bodiesOnDuty(at: now)
    return try desk.database.read { transaction in
      var found: [FicheTrouvee] = []
      try transaction.indexRows { row in
        guard let concordance = question.concordance(row), let fiche = try transaction.fiche(row.reference),
          try fiche.auteur == agent.id
            || bodies.contains(fiche.destination)
              && !transaction.conflicts(in: row.reference).contains(agent.id)
        else { return }
        found.append(FicheTrouvee(fiche: fiche, concordance: concordance))
      }
      return found.sorted { ($0.concordance, $0.fiche.transmiseLe) > ($1.concordance, $1.fiche.transmiseLe) }
    }
  }
}

/// A fiche that names the person who is looked for.
private struct FicheTrouvee {
  let fiche: FicheRecord
  let concordance: Concordance
}

extension JSON {
  fileprivate init(_ found: FicheTrouvee, at now: Date) {
    self = .object(
      (JSON(found.fiche, at: now).object ?? [:]).adding(["concordance": .string(found.concordance.code)]))
  }
}

extension SearchPerson {
  /// What it answers: the fiches, and how many times the agent looked today, this one included.
  public static let answer: [JSONSchema.Member] = [
    .required(
      "fiches",
      .array(of: .object(FicheRecord.answer + [.required("concordance", .codes(Concordance.all.map(\.code)))]))),
    .required("faitesAujourdhui", .count),
  ]
}
