internal import Liaison
internal import Markup

/// What the receiving body answers.
struct AnswerForms {
  let acts: FicheActs
  private var visit: Visit { acts.view.visit }

  /// One click; a word to the author if one likes.
  var acknowledge: HTML {
    let typed = acts.typed(.accuse)
    return visit.form(acts.action(.accuse), typed, submit: "Accuser réception", .class("carte")) {
      p { "L’auteur saura que vous avez lu la fiche et qu’elle est prise en charge." }
      details(.open.when(!typed.value("message").isEmpty)) {
        summary { "Ajouter un message à l’auteur" }
        Field(name: "message", label: "Message", hint: "Chiffré : seuls l’auteur et votre service le lisent.").text(
          typed, rows: 3)
      }
    }
  }

  /// The answer: what became of the person.
  var answer: HTML {
    let typed = acts.typed(.retour)
    return details(.open) {
      summary { "Faire le retour à l’auteur" }
      visit.form(acts.action(.retour), typed, submit: "Envoyer le retour") {
        Field(name: "issue", label: "Issue", isRequired: true).menu(typed, IssueRetour.all)
        Field(name: "dejaConnuCD", label: "Déjà connu du département ?", isRequired: true)
          .choices(typed, DejaConnu.all)
        Field(name: "dejaConnuCAF", label: "Déjà connu de la CAF ?", isRequired: true).choices(typed, DejaConnu.all)
        Field(name: "prochainRendezVous", label: "Prochain rendez-vous").line(typed, type: "date")
        Field(name: "orientations", label: "Orientations").choices(typed, TypePartenaire.all, many: true)
        Field(
          name: "commentaire", label: "Commentaire",
          hint: "Chiffré : seuls l’auteur et votre service le lisent. Dites le strict nécessaire."
        ).text(typed)
      }
    }
  }

  /// A refusal and its reason.
  var decline: HTML {
    let typed = acts.typed(.refus)
    return acts.folded(.refus, "Refuser la fiche") {
      visit.form(acts.action(.refus), typed, submit: "Refuser la fiche") {
        Field(name: "motif", label: "Motif", isRequired: true).menu(typed, MotifRefus.all)
        Field(
          name: "commentaire", label: "Commentaire",
          hint: "Obligatoire pour un autre motif. Chiffré : seuls l’auteur et votre service le lisent."
        ).text(typed, rows: 3)
      }
    }
  }
}
