internal import Gateway
internal import Liaison
internal import Markup

extension ChampsDeFiche {
  /// What the intervenant saw and thinks.
  var situation: HTML {
    HTML {
      row {
        profil
        menu("fiche/situation/problematique", "Problématique principale", Problematique.all, required: true)
      }
      many("faits/natures", "Nature des faits", NatureFaits.all)
      text("fiche/situation/evaluation", "Évaluation sociale", required: true, rows: 5)
    }
  }

  /// What the person is in all this.
  var profil: HTML { menu("faits/profil", "Profil", Profil.all, required: true) }

  /// What is told of it now and then.
  var precisions: HTML {
    HTML {
      text("fiche/situation/logement", "Logement", rows: 2)
      text("fiche/situation/ressources", "Ressources", rows: 2)
      text("fiche/situation/demarches", "Démarches déjà faites", rows: 2)
      many("fiche/situation/autresProblematiques", "Autres problématiques", Problematique.all)
    }
  }

  /// Health: only what the recipient needs.
  var sante: HTML {
    HTML {
      text(
        "fiche/sante/elements", "Éléments de santé",
        "Donnée sensible : seulement ce qui est nécessaire au destinataire.", required: true)
      text("fiche/sante/suivi", "Suivi en cours", rows: 2)
      text("fiche/sante/handicap", "Handicap", rows: 2)
      yesOrNo("fiche/sante/grossesse", "Grossesse")
    }
  }

  /// Offences: only what the recipient may know.
  var infractions: HTML {
    HTML {
      p(.class("aide")) { "La nature des faits est reprise de la rubrique « \(Rubrique.situation.titre) »." }
      text("fiche/infractions/recit", "Récit des faits", required: true, rows: 5)
      row {
        line("fiche/infractions/dateDesFaits", "Date des faits", type: "date")
        menu("fiche/infractions/procedure", "Procédure", Infractions.Procedure.all, required: true)
        line("fiche/infractions/autrePersonne", "Autre personne en cause")
      }
    }
  }

  /// What is asked, and of whom.
  var demande: HTML {
    HTML {
      text("fiche/demande/attendu", "Ce qui est attendu du destinataire", required: true)
      text("fiche/demande/demandeDeLaPersonne", "Ce que demande la personne", rows: 2)
    }
  }

  /// To whom the person was oriented besides, and who knows them already.
  var orientations: HTML {
    HTML {
      many("fiche/demande/orientations", "Orientations", TypePartenaire.all)
      text("fiche/demande/servicesEnLien", "Services déjà en lien", rows: 2)
    }
  }

  /// Attachments, which the script alone can check and send.
  var pieces: HTML {
    div(.data("pieces"), .data("cles")) {
      noscript {
        p(.class("attention")) { "Joindre une pièce demande que JavaScript soit permis dans ce navigateur." }
      }
    }
  }
}
