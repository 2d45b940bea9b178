internal import Gateway
internal import Liaison
internal import Markup

/// The fields of each part of a new fiche, with the labels of the référentiels.
struct ChampsDeFiche: Sendable {
  let saisie: SaisieDeFiche
  let organismes: [Organismes.Entry]
  let visit: Visit

  init(saisie: SaisieDeFiche, organismes: [Organismes.Entry], on visit: Visit) {
    (self.saisie, self.organismes, self.visit) = (saisie, organismes, visit)
  }

  var form: Form { saisie.typed }

  /// The fields of a part.
  func html(of rubrique: Rubrique) -> HTML {
    switch rubrique {
    case .circuit: circuit
    case .destinataire: destinataire
    case .identite: identite
    case .age: age
    case .coordonnees: coordonnees
    case .consignes: consignes
    case .plages: plages
    case .accord: accord
    case .situation: situation
    case .precisions: precisions
    case .danger: danger
    case .composition: composition
    case .sante: sante
    case .infractions: infractions
    case .mineurs: mineurs
    case .demande: demande
    case .orientations: orientations
    case .saisine: saisine
    case .pieces: pieces
    }
  }

  // MARK: Kinds of fields

  /// A field on one line.
  func line(_ name: String, _ label: String, _ hint: String? = nil, required: Bool = false, type: String = "text")
    -> HTML
  {
    Field(name: name, label: label, hint: hint, isRequired: required).line(form, type: type)
  }

  /// A field on several lines.
  func text(_ name: String, _ label: String, _ hint: String? = nil, required: Bool = false, rows: Int = 3) -> HTML {
    Field(name: name, label: label, hint: hint, isRequired: required).text(form, rows: rows)
  }

  /// One choice in a menu.
  func menu<C: Coded>(
    _ name: String, _ label: String, _ choices: [C], _ hint: String? = nil, required: Bool = false,
    empty: String? = "Choisir…"
  ) -> HTML {
    Field(name: name, label: label, hint: hint, isRequired: required).menu(form, choices, empty: empty)
  }

  /// One choice, all in view.
  func radios<C: Coded>(_ name: String, _ label: String, _ choices: [C], required: Bool = false) -> HTML {
    Field(name: name, label: label, isRequired: required).choices(form, choices)
  }

  /// Several choices, all in view.
  func boxes<C: Coded>(
    _ name: String, _ label: String, _ choices: [C], _ hint: String? = nil, required: Bool = false
  ) -> HTML {
    Field(name: name, label: label, hint: hint, isRequired: required).choices(form, choices, many: true)
  }

  /// Several choices of a long list.
  func many<C: Coded>(_ name: String, _ label: String, _ choices: [C]) -> HTML {
    Field(name: name, label: label, hint: "Plusieurs choix : touche Ctrl et clic.").many(form, choices)
  }

  /// Yes, no, or nothing said.
  func yesOrNo(_ name: String, _ label: String) -> HTML {
    Field(name: name, label: label).menu(form, [("oui", "Oui"), ("non", "Non")], empty: "Non renseigné")
  }

  /// Fields side by side where there is room.
  func row(@HTMLBuilder _ fields: () -> HTML) -> HTML { div(.class("rangee"), content: fields) }

  /// A table's lines, each in its frame, and the button for one more.
  func lines(_ lines: LignesNumerotees, _ title: String, _ more: String, _ line: (String) -> HTML) -> HTML {
    let count = lines.count(form)
    return HTML {
      for number in 0..<count {
        fieldset(.class("ligne"), .data("ligne", lines.prefix), .data("maximum", "\(lines.maximum)")) {
          legend { count > 1 ? "\(title) \(number + 1)" : title }
          line("\(lines.prefix)\(number)/")
        }
      }
      if count < lines.maximum {
        p { button(.class("second"), .name("_ajouter"), .value(lines.code)) { more } }
      }
    }
  }
}
