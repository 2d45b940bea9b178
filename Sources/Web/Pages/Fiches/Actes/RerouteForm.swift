internal import Gateway
internal import Liaison
internal import Markup

/// Sending a fiche on: its keys are made anew in the browser for those who will read it, so the script alone can.
struct RerouteForm {
  let acts: FicheActs

  /// The form, which the script enables.
  var form: HTML {
    let typed = acts.typed(.reorientation)
    return acts.folded(.reorientation, "Réorienter vers un autre service") {
      noscript {
        p(.class("note")) {
          "Réorienter demande votre clé, dans votre navigateur : autorisez JavaScript pour ce site, puis rechargez la page."
        }
      }
      Markup.form(
        .id("reorientation"), .post, .action(acts.action(.reorientation)), .novalidate,
        .autocomplete("off"), .spellcheck(false), .writingsuggestions(false),
        .data("reference", acts.view.fiche.reference.description)
      ) {
        Field(name: "destination", label: "Vers", isRequired: true).menu(typed, destinations)
        Field(name: "motif", label: "Motif", isRequired: true).menu(typed, MotifReorientation.all)
        Field(
          name: "precisions", label: "Précisions",
          hint: "Obligatoires pour un autre motif. Scellées pour l’auteur de la fiche et pour le service qui la reçoit."
        ).text(typed, rows: 3)
        div(.role("status")) {}
        p(.class("envoi")) { button(.type("submit"), .disabled) { "Réorienter la fiche" } }
      }
    }
  }

  /// The bodies that receive fiches, but the one that has it.
  private var destinations: [(value: String, label: String)] {
    let bodies = acts.view.visit.gateway.directory.current.organismes.values
    return bodies.filter { $0.id != acts.view.fiche.destination && Self.receive($0.nature) }
      .sorted { ($0.nature.rangDansLaListe, $0.nom, $0.id) < ($1.nature.rangDansLaListe, $1.nom, $1.id) }
      .map { ($0.id.description, "\($0.nom) (\($0.nature.libelle.lowercased()))") }
  }

  private static func receive(_ nature: NatureOrganisme) -> Bool {
    switch nature {
    case .secteur, .crip, .posteIntervenant, .partenaire: true
    default: false
    }
  }
}
