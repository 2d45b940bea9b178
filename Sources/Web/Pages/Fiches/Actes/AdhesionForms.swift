internal import Liaison
internal import Markup

/// The person withdraws their agreement; the body that has the fiche answers the objection.
struct AdhesionForms {
  let acts: FicheActs

  /// Noting that the agreement is withdrawn.
  var withdraw: HTML {
    let typed = acts.typed(.retrait)
    return acts.folded(.retrait, "La personne retire son accord") {
      acts.view.visit.form(acts.action(.retrait), typed, submit: "Enregistrer le retrait") {
        p {
          "Si personne n’a ouvert la fiche, elle ne sera plus servie à personne. Si elle a été ouverte, le service qui l’a lue "
            + "devra répondre dans le mois : arrêter, ou dire ce qui l’oblige à continuer."
        }
        Field(name: "par", label: "Qui retire l’accord", isRequired: true).menu(typed, AuteurAccord.all)
      }
    }
  }

  /// Deciding of the objection.
  var decide: HTML {
    let typed = acts.typed(.opposition)
    return acts.view.visit.form(acts.action(.opposition), typed, submit: "Répondre à l’opposition", .class("carte")) {
      h3 { "La personne a retiré son accord" }
      p {
        "Vous l’aviez déjà prise en charge : c’est une opposition (RGPD, article 21). Arrêtez, et la fiche ne sera plus servie "
          + "dans votre service ; ou maintenez, si un motif légitime et impérieux vous y oblige. La personne pourra connaître ce motif."
      }
      Field(name: "issue", label: "Votre décision", isRequired: true).menu(typed, IssueOpposition.all)
      Field(name: "motif", label: "Motif, si vous maintenez").menu(
        typed, MotifMaintien.all, empty: "Aucun : nous arrêtons")
    }
  }
}
