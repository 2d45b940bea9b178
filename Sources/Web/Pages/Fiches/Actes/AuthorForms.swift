internal import Liaison
internal import Markup

/// What its author does with a fiche that was sent.
struct AuthorForms {
  let acts: FicheActs
  private var visit: Visit { acts.view.visit }

  /// The end, once there is an answer.
  var close: HTML {
    visit.form(acts.action(.cloture), acts.typed(.cloture), submit: "Clore la fiche", .class("carte")) {
      p { "Vous avez lu la réponse et rien n’est plus attendu. Vous pourrez toujours relire la fiche." }
    }
  }

  /// Taking it back before anybody has opened it.
  var recall: HTML {
    let typed = acts.typed(.rappel)
    return acts.folded(.rappel, "Rappeler la fiche") {
      visit.form(acts.action(.rappel), typed, submit: "Rappeler la fiche") {
        p { "Personne ne l’a ouverte : rappelée, elle ne pourra plus l’être." }
        Field(name: "motif", label: "Motif", isRequired: true).menu(typed, MotifRappel.all)
      }
    }
  }
}
