internal import Foundation
internal import JSON
internal import Liaison
internal import Store

/// An avis as it stands while an act on it is decided: an avis de péril, or something that was said aloud.
struct AvisSituation: DeskSituation {
  let facts: AvisFacts
  /// Its justification and review; nil for what was said aloud and owes none.
  let suivi: SuiviDePeril?
  let directory: DirectorySnapshot
  let agent: AuthenticatedAgent
  let now: Date
}

extension Desk {
  /// An act on an avis: the same way as for a fiche.
  func onAvis<Act: GatedAct, Prepared: Sendable, Value: Sendable>(
    _ reference: Reference, _ kind: EventKind, by agent: AuthenticatedAgent,
    act: @escaping @Sendable (AvisFacts) -> Act,
    prepare: @escaping @Sendable (AvisSituation) throws -> Prepared,
    enter: @escaping @Sendable (AvisSituation, Prepared, inout Ledger) throws -> (Value, JSONObject),
    completion: @escaping Completion<Durable<Value>>
  ) {
    onSituation(
      reference, kind, read: { try avisSituation(of: reference, for: agent) }, act: { act($0.facts) },
      prepare: prepare,
      recheck: { situation, trace, ledger in
        try recheck(trace, situation.agent, situation.directory, ledger)
      }, enter: enter, completion: completion)
  }

  /// Reads an avis and what the policies may know of it.
  /// - Throws: ``GatewayError`` with `notFound`.
  func avisSituation(of reference: Reference, for agent: AuthenticatedAgent) throws -> AvisSituation {
    let snapshot = directory.current
    let now = clock()
    let agent = try snapshot.agent(agent, at: now)
    guard let (auteur, forme, suivi) = try given(reference, snapshot), let auteur = snapshot.agents[auteur]?.agent
    else { throw GatewayError(.notFound, "Cette référence est inconnue.") }
    let facts = AvisFacts(reference: reference, auteur: auteur, forme: forme, relecture: suivi?.relecture)
    return AvisSituation(facts: facts, suivi: suivi, directory: snapshot, agent: agent, now: now)
  }

  private func given(
    _ reference: Reference, _ snapshot: DirectorySnapshot
  ) throws -> (AgentID, AvisFacts.Forme, SuiviDePeril?)? {
    try database.read { transaction in
      if let avis = try transaction.avis(reference), let destination = snapshot.organismes[avis.destination] {
        (avis.auteur, .ecrit(a: destination, avis.suivi.etat.nature), avis.suivi)
      } else if let orale = try transaction.orale(reference) {
        (orale.auteur, .oral, orale.suivi)
      } else {
        nil
      }
    }
  }
}

extension ReadTransaction {
  /// An avis as it stands, in codes: what every act on it answers.
  /// - Throws: ``GatewayError`` with `notFound`.
  func answer(on reference: Reference) throws -> JSONObject {
    let json = try avis(reference).map { JSON($0) } ?? orale(reference).map { JSON($0) }
    guard let object = json?.object else { throw GatewayError(.notFound, "Cette référence est inconnue.") }
    return object
  }
}
