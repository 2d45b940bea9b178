internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// What happened to a fiche, in order: what, who, when, and the evidence of each step.
struct FicheSteps {
  let view: FicheView

  /// The steps.
  var list: HTML {
    let names = Names(view.visit)
    return ol(.class("etapes")) {
      for step in view.steps {
        EtapeProuvee(step: step, folder: view.fiche.link.appending(literal: "preuves"), names: names).item
      }
    }
  }
}
