internal import Liaison
internal import Store

extension Desk {
  /// What an agent may do with a fiche now: what its state leaves open and the policies permit. Asked and not done, so the
  /// journal is not concerned; who tries is judged again.
  func openActs(on situation: FicheSituation) -> [TransitionFiche] {
    TransitionFiche.allCases.filter { transition in
      EtatFiche.permet(transition, dans: situation.record.etat.nature) && isPermitted(transition, situation)
    }
  }

  private func isPermitted(_ transition: TransitionFiche, _ situation: FicheSituation) -> Bool {
    func permits<Act: FicheAct>(_ act: Act) -> Bool {
      if case .permitted = access.decide(act, by: situation.agent) { true } else { false }
    }
    let fiche = situation.facts
    return switch transition {
    case .consulter: permits(Ouvrir(fiche: fiche))
    case .accuser: permits(Accuser(fiche: fiche))
    case .refuser: permits(Refuser(fiche: fiche))
    // Where to is not known yet: a body of the same kind.
    case .reorienter: permits(Reorienter(fiche: fiche, natureDestination: fiche.destination.nature.code))
    case .retourner: permits(Retourner(fiche: fiche))
    case .clore: permits(Clore(fiche: fiche))
    case .rappeler: permits(Rappeler(fiche: fiche))
    // Its author's own way; the DPO has no fiche's page.
    case .retirer: permits(RetirerAccord(fiche: fiche))
    case .decider:
      permits(DeciderOpposition(fiche: fiche, issue: .arretee, isReasoned: false))
        && (try? database.read { try $0.withdrawal(of: fiche.reference) })??.isPending == true
    case .effacer: (try? effacer(situation, .erreur)).map(permits) ?? false
    // Made by another door than a fiche's page.
    case .transmettre: false
    }
  }
}
