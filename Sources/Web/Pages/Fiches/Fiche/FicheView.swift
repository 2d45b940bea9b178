internal import Foundation
internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// The page of one fiche: where it stands, its content for whoever holds a key, what one may do, what happened.
struct FicheView {
  let visit: Visit
  let fiche: FicheLine
  /// What the policies and the state leave to whoever reads.
  let acts: [TransitionFiche]
  let steps: [JSON]
  let duties: [JSON]
  /// Where the person's agreement stands, when the fiche rests on it.
  let adhesion: JSON?
  /// What was done just before.
  let done: FicheDone?
  /// A form that was sent and not accepted.
  let tried: Form?

  /// - Throws: an error when the gateway answered something else than it describes.
  init(_ visit: Visit, _ answer: JSONObject, done: FicheDone?, tried: Form?) throws {
    self.visit = visit
    fiche = try FicheLine(answer["fiche"])
    acts = (answer["actes"]?.array ?? []).compactMap(\.string).compactMap { try? TransitionFiche(code: $0) }
    steps = answer["evenements"]?.array ?? []
    duties = answer["obligations"]?.array ?? []
    adhesion = answer["adhesion"]
    (self.done, self.tried) = (done, tried)
  }

  /// Reads the fiche and shows it.
  static func show(
    _ reference: Reference, _ visit: Visit, done: FicheDone? = nil, tried: Form? = nil
  ) -> Answering {
    Reading { visit.gateway.follow.timeline(of: reference, by: visit.agent, completion: $0) }.page(visit) { answer in
      (try? FicheView(visit, answer.json, done: done, tried: tried).page) ?? ProblemPage.content(.fault)
    }
  }

  /// The page.
  var page: PageContent {
    PageContent("Fiche \(fiche.reference)", status: tried?.problem?.status ?? .ok) {
      if let done { div(.class("fait"), .role("status")) { p { done.message } } }
      div(.id("etat")) { summary }
      if acts.contains(.consulter) { ContentPanel(view: self).panel }
      if fiche.etat == .effacee {
        p(.class("aide")) {
          "Le contenu, les clés et les faits codés sont détruits : personne ne peut plus les lire ici. Les dates et les étapes "
            + "restent, avec leurs preuves. Ce qu’un destinataire en avait copié hors de la passerelle reste hors d’atteinte."
        }
      }
      if let adhesion { AdhesionPanel(view: self, adhesion: adhesion).panel }
      div(.id("actes"), .class("ecran")) { FicheActs(view: self).forms }
      section(.id("suivi"), .class("ecran")) {
        h2 { "Suivi" }
        FicheSteps(view: self).list
      }
    }
  }

  private var summary: HTML {
    let names = Names(visit)
    let words = FicheWords(fiche: fiche, names: names, now: visit.now)
    return dl(.class("fiche")) {
      pair("État", .text(words.state))
      pair("Attendu", words.due)
      pair("Urgence", words.urgency)
      pair("De", .text(names.agent(fiche.auteur)))
      pair("À", .text(names.organisme(fiche.destination)))
      pair("Transmise le", Dates.instant(fiche.transmiseLe))
      pair("Circuit", .text(fiche.circuit.libelle))
      pair("Fondement", .text(fiche.fondement.libelle))
      if !fiche.rubriques.isEmpty {
        pair("Rubriques", .text(fiche.rubriques.map(\.libelle).joined(separator: ", ")))
      }
    }
  }

  private func pair(_ name: String, _ value: HTML) -> HTML {
    HTML {
      dt { name }
      dd { value }
    }
  }
}
