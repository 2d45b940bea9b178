internal import Liaison
internal import Markup

/// What its author does with a fiche that was sent.
struct AuthorForms {
  let acts: FicheActs
  private var visit: Visit { acts.view.visit }

  /// A fiche that was declined leaves a person without an answer: another one takes it further, and the journal links them.
  var addressElsewhere: HTML {
    div(.class("carte")) {
      p {
        "Le destinataire a refusé la fiche : la personne attend toujours. Vous pouvez en écrire une autre, pour un autre "
          + "service ; la passerelle retient qu’elle fait suite à celle-ci."
      }
      p {
        a(
          .class("bouton"),
          .href(Link("/fiches/nouvelle").with("suite", acts.view.fiche.reference.description))
        ) { "Adresser une fiche ailleurs" }
      }
    }
  }

  /// The end, once there is an answer.
  var close: HTML {
    visit.form(acts.action(.cloture), acts.typed(.cloture), submit: "Clore la fiche", .class("carte")) {
      p { "Vous avez lu la réponse et rien n’est plus attendu. Vous pourrez toujours relire la fiche." }
    }
  }

  /// Reminding who has it, or from when that is possible.
  var remind: HTML {
    HTML {
      if let possible = acts.view.fiche.relancePossibleDes {
        if possible <= visit.now {
          visit.form(acts.action(.relance), acts.typed(.relance), submit: "Relancer", .class("carte")) {
            p {
              """
              Seul un rappel part, sans nom ni texte : à qui l’a prise en charge, ou à ceux qui peuvent la prendre.
              """
            }
          }
        } else {
          p(.class("aide")) {
            "Vous pourrez relancer à partir du "
            Dates.instant(possible)
            "."
          }
        }
      }
    }
  }

  /// Erasing what was created by mistake, and that nobody has opened.
  var erase: HTML {
    acts.folded(.effacement, "Effacer la fiche") {
      visit.form(acts.action(.effacement), acts.typed(.effacement), submit: "Effacer définitivement") {
        p {
          "Elle a été créée par erreur, et personne ne l’a ouverte : son contenu sera détruit, pour vous aussi, sans retour "
            + "possible. Pour corriger un destinataire, rappelez-la plutôt."
        }
        input(.type("hidden"), .name("motif"), .value(MotifEffacement.erreur.code))
      }
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
