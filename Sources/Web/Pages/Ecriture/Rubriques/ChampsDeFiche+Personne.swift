internal import Gateway
internal import Liaison
internal import Markup

extension ChampsDeFiche {
  /// Who.
  var identite: HTML {
    HTML {
      row {
        line("fiche/identite/nom", "Nom", required: true)
        line("fiche/identite/prenoms", "Prénoms", required: true)
      }
      row {
        birth("fiche/identite/naissance", "fiche/identite/ageEstime")
        menu("fiche/identite/sexe", "Sexe", Sexe.all, required: true)
      }
      line("fiche/identite/nomUsage", "Nom d’usage")
    }
  }

  /// What stands for a date of birth that nobody knows, and in which language to speak.
  var age: HTML {
    row {
      menu("fiche/identite/ageEstime", "Âge estimé", ClasseAge.all, "Si la date de naissance n’est pas connue.")
      line("fiche/identite/langue", "Langue", "Si un interprète est nécessaire.")
    }
  }

  /// A date of birth and, once it is known, the age.
  func birth(_ name: String, _ other: String, _ label: String = "Date de naissance") -> HTML {
    let typed = try? DateDeNaissance(CalendarDay(form.value(name)), auPlusTard: saisie.today)
    let age = typed?.age(le: saisie.today)
    return Field(name: name, label: label, hint: age.map { $0 > 1 ? "\($0) ans" : "\($0) an" }).line(form, type: "date")
  }

  /// Where they live, which says the secteur.
  var coordonnees: HTML {
    HTML {
      residence
      commune
      row {
        line("fiche/coordonnees/telephone", "Téléphone", type: "tel")
        line("fiche/coordonnees/courriel", "Courriel", type: "email")
      }
      row {
        text("fiche/coordonnees/adresse", "Adresse", rows: 2)
        line("fiche/coordonnees/heberge", "Hébergée chez", "Si la personne n’est pas chez elle.")
      }
    }
  }

  private var residence: HTML {
    let name = "fiche/coordonnees/residence"
    let shown = form.value(name).isEmpty ? Form([(name, "commune")], problem: form.problem, labels: form.labels) : form
    return Field(name: name, label: "La personne vit")
      .choices(
        shown,
        [("commune", "Dans une commune"), ("sans-domicile", "Sans domicile fixe"), ("etranger", "À l’étranger")])
  }

  /// The commune, typed by its name or its code, and the secteur once it is known.
  var commune: HTML {
    let name = CommuneSaisie.name
    let known = CommuneSaisie(form.values(name), on: visit).commune
    let secteurs = known.flatMap { visit.gateway.directory.current.routage?.candidats(pour: $0.code) } ?? []
    let hint =
      known == nil
      ? "Son nom ou son code postal. Elle décide du secteur."
      : secteurs.isEmpty ? "Aucun secteur ne la couvre." : "Secteur : " + secteurs.map(\.nom).joined(separator: " ou ")
    let value = known.map(CommuneSaisie.text) ?? form.value(name)
    let shown = Form([(name, value)], problem: form.problem, labels: form.labels)
    return div(.data("commune")) {
      Field(name: name, label: "Commune", hint: hint).line(shown)
      if !saisie.communes.isEmpty {
        fieldset {
          legend { "Laquelle ?" }
          for commune in saisie.communes {
            label(.class("choix")) {
              input(.type("radio"), .name(name), .value(CommuneSaisie.text(commune)))
              " \(commune.nom) (\(commune.codesPostaux.first ?? commune.code.description))"
            }
          }
        }
      }
    }
  }

  /// How to reach them without putting them in danger.
  var consignes: HTML {
    HTML {
      boxes("fiche/consignesContact/interdits", "Ce qu’il ne faut pas faire", ConsignesContact.Interdit.all)
      row {
        line("fiche/consignesContact/numeroSur", "Numéro sûr", type: "tel")
        line("fiche/consignesContact/personneDeConfiance", "Personne de confiance")
      }
      text("fiche/consignesContact/precisions", "Précisions", rows: 2)
    }
  }

  /// When they may be called.
  var plages: HTML {
    lines(.plages, "Plage", "Ajouter une plage") { line in
      HTML {
        boxes(line + "jours", "Jours", JourSemaine.all)
        row {
          self.line(line + "debut", "De", type: "time")
          self.line(line + "fin", "À", type: "time")
        }
      }
    }
  }

  /// Who lives with them.
  var composition: HTML {
    let name = "fiche/compositionFamiliale/"
    return HTML {
      row {
        menu(name + "situation", "Situation familiale", SituationFamiliale.all, required: true)
        line(name + "enfantsMineurs", "Enfants mineurs", type: "number")
      }
      lines(.membres, "Membre de la famille", "Ajouter une personne") { line in
        row {
          menu(line + "lien", "Lien", LienFamilial.all)
          self.line(line + "nom", "Nom")
          self.line(line + "naissance", "Date de naissance", type: "date")
          Field(name: line + "auFoyer", label: "Vit au foyer").menu(form, [("oui", "Oui"), ("non", "Non")])
        }
      }
      text(name + "precisions", "Précisions", rows: 2)
    }
  }

  /// The minors whom it is about.
  var mineurs: HTML {
    HTML {
      lines(.mineurs, "Mineur", "Ajouter un mineur") { line in
        row {
          self.line(line + "nom", "Nom et prénom", required: true)
          menu(line + "sexe", "Sexe", Sexe.all, required: true)
          birth(line + "naissance", line + "ageEstime")
          menu(line + "ageEstime", "Âge estimé", ClasseAge.all.filter { $0.estMineur == true })
          self.line(line + "scolarite", "Scolarité")
          self.line(line + "vitAvec", "Vit avec")
        }
      }
      text("fiche/mineurs/elements", "Éléments de danger ou de risque", required: true)
      text("fiche/mineurs/positionDesParents", "Position des parents", rows: 2)
    }
  }
}
