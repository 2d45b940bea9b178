internal import Foundation
internal import JSON
internal import Liaison
internal import Store

extension Role {
  /// Whether nobody of that role may ever learn that a fiche exists, but by a code that is returned to them: police and
  /// gendarmerie, and their command.
  var isBlindToFiches: Bool {
    switch self {
    case .agentFSI, .autoriteFonctionnelle: true
    default: false
    }
  }
}

extension Desk {
  /// What is answered to them of a fiche: the same refusal whether it exists or not, whatever its state, and after as many
  /// entries in the journal. The attempt on one that exists is journaled as what it was, and its author sees it.
  func blinding<Value: Sendable>(
    _ agent: AuthenticatedAgent, _ completion: @escaping Completion<Value>
  ) -> Completion<Value> {
    guard agent.agent.role.isBlindToFiches else { return completion }
    return { outcome in
      switch outcome {
      case .refused: completion(blindRefusal(agent) ?? outcome)
      case .failed(let error) where error.code == .notFound:
        guard case .refused(let refusal) = access.decide(Lister(), by: agent) else { return completion(outcome) }
        refuse(refusal, .liste, by: agent) { (recorded: Outcome<Value>) in
          guard case .refused = recorded else { return completion(recorded) }
          completion(blindRefusal(agent) ?? outcome)
        }
      default: completion(outcome)
      }
    }
  }

  /// The law's no to opening a fiche of nobody for nobody.
  private func blindRefusal<Value: Sendable>(_ agent: AuthenticatedAgent) -> Outcome<Value>? {
    guard let somebody = try? Agent(id: AgentID("personne"), nom: "personne", role: .intervenant, secret: .profession),
      let (id, parent) = try? (OrganismeID("nulle-part"), OrganismeID("nulle-part-non-plus")),
      let nowhere = try? Organisme(id: id, nature: .secteur, nom: "nulle part", parent: parent)
    else { return nil }
    let fiche = FicheFacts(
      reference: Reference(.ficheNavette, year: 2000), auteur: somebody, destination: nowhere,
      circuit: .orientationSecteur, fondement: .accord, etat: .transmise, accord: .donne, dejaOuverte: false,
      ecartes: [])
    guard case .refused(let refusal) = access.decide(Ouvrir(fiche: fiche), by: agent) else { return nil }
    return .refused(refusal)
  }
}
