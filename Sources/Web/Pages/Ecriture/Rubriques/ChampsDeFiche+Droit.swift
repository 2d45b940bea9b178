internal import Gateway
internal import Liaison
internal import Markup

extension ChampsDeFiche {
  /// By which way, under which ground, how soon.
  var circuit: HTML {
    row {
      chosen("circuit", "Circuit", Circuit.all, Circuit.orientationSecteur)
      chosen("fondement", "Fondement", FondementLegal.all, FondementLegal.accord)
      chosen("urgence", "Urgence", Urgence.all, Urgence.normale)
    }
  }

  /// A menu in which something always is chosen.
  private func chosen<C: Coded>(_ name: String, _ label: String, _ choices: [C], _ usual: C) -> HTML {
    let shown = form.value(name).isEmpty ? Form([(name, usual.code)], problem: form.problem, labels: form.labels) : form
    return Field(name: name, label: label).menu(shown, choices, empty: nil)
  }

  /// Whom it goes to, when the commune does not say, or another.
  var destinataire: HTML {
    let natures = saisie.circuit.destinations
    let bodies = organismes.filter { natures.contains($0.nature) || $0.id == form.value("destination") }
    let byCommune = saisie.circuit == .orientationSecteur
    return HTML {
      if bodies.isEmpty {
        p(.class("attention")) {
          "Aucun organisme de ce genre n’est inscrit dans la passerelle : l’administrateur peut l’y inscrire."
        }
      }
      row {
        Field(name: "destination", label: "Destinataire", isRequired: !byCommune)
          .menu(form, bodies.map { ($0.id, $0.nom) }, empty: byCommune ? "Celui de la commune" : "Choisir…")
        if byCommune { menu("motifDestination", "Pourquoi un autre secteur", MotifDestinataire.all) }
      }
    }
  }

  /// What the person answered, and to what. Nothing of it is filled in beforehand but who and when.
  var accord: HTML {
    let par = "accord/par"
    let le = "accord/le"
    let usual = Form(
      form.items
        + [(par, AuteurAccord.personne.code), (le, saisie.today.description)].filter {
          form.value($0.0).isEmpty
        }, problem: form.problem, labels: form.labels)
    return HTML {
      radios("accord/etat", "L’accord de la personne à cette transmission est", EtatAccord.all, required: true)
      div(.data("accord", "donne refuse retire")) {
        boxes("accord/objets", "Accord pour", ObjetAccord.all, "Tout ce à quoi la personne a répondu.")
        boxes("accord/information", "Comment elle a été informée", ModeInformation.all)
        Field(name: par, label: "Par qui").menu(usual, AuteurAccord.all, empty: nil)
      }
      div(.data("accord", "impossible")) {
        menu("accord/motif", "Pourquoi l’accord n’a pas pu être recueilli", MotifAccordImpossible.all)
      }
      div(.data("accord", "donne refuse retire impossible")) {
        Field(name: le, label: "Recueilli le").line(usual, type: "date", .max(saisie.today.description))
      }
    }
  }

  /// The answer alone, for who only asks which circuits are open.
  var accordEnBref: HTML {
    HTML {
      row {
        menu("accord/etat", "Accord de la personne", EtatAccord.all, required: true)
        menu("fiche/identite/ageEstime", "Âge de la personne", ClasseAge.all, empty: "Inconnu")
      }
      boxes("accord/objets", "Si elle a donné son accord, pour", ObjetAccord.all)
      many("faits/natures", "Nature des faits", NatureFaits.all)
    }
  }

  /// The facts that open or close the exceptions to the secret.
  var danger: HTML {
    HTML {
      row {
        menu("faits/imminence", "Danger", Imminence.all, empty: "Non évalué")
        Field(name: "faits/protection", label: "La personne peut-elle se protéger ?")
          .menu(form, [("capable", "Oui"), ("incapable", "Non")], empty: "Non évalué")
        menu(
          "faits/classeAge", "Âge de la personne en danger",
          [.mineurSansPrecision, .majeurSansPrecision, ClasseAge.inconnue], "Si ce n’est pas celle de la fiche.",
          empty: "Celui de la fiche")
      }
      boxes("faits/causesIncapacite", "Si elle ne peut pas se protéger, pourquoi", CauseIncapacite.all)
      row {
        menu("faits/parents", "Parents", InformationParents.all, empty: "Sans objet")
        menu("faits/motifParents", "S’ils ne sont pas informés, pourquoi", MotifParentsNonInformes.all)
        menu("faits/arme", "Arme", SituationArme.all, empty: "Pas d’arme connue")
      }
      Field(name: "faits/dangereux", label: "La personne est dangereuse pour elle-même ou pour autrui").box(form)
      Field(name: "faits/consulteAuteur", label: "Cette personne est celle que je reçois").box(form)
      Field(name: "faits/difficultesAggravees", label: "Ses difficultés s’aggravent").box(form)
      Field(name: "faits/plusieursProfessionnels", label: "Plusieurs professionnels interviennent déjà").box(form)
    }
  }

  /// Where the encounter came from.
  var saisine: HTML {
    let received = "saisine/recueLe"
    let usual =
      form.value(received).isEmpty
      ? Form([(received, saisie.today.description)], problem: form.problem, labels: form.labels) : form
    let units = organismes.filter { $0.nature == .uniteFSI }.map { ($0.id, $0.nom) }
    return row {
      menu("saisine/mode", "Saisine", ModeSaisine.all, required: true)
      menu("saisine/origine", "Origine", OrigineSaisine.all, required: true)
      Field(name: "saisine/unite", label: "Unité").menu(form, units, empty: "Aucune")
      Field(name: received, label: "Reçue le").line(usual, type: "date", .max(saisie.today.description))
    }
  }
}
