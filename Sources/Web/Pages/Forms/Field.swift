internal import Liaison
internal import Markup

/// One field of a form: its label, its hint, what was typed, what was found wrong, each tied to the other for those who
/// cannot see the page.
struct Field {
  /// The member of the body, as a pointer without its first slash.
  let name: String
  /// What is asked.
  let label: String
  /// What helps to answer.
  var hint: String?
  /// Whether it must be answered.
  var isRequired = false

  /// The identifier of a field in the page; accepts a pointer with its first slash.
  /// - Parameter scope: which of several forms of the page it stands in.
  static func id(of pointer: String, in scope: String = "") -> String {
    (scope.isEmpty ? "c-" : scope + "-") + String(pointer.drop { $0 == "/" || $0 == "?" }.map { $0 == "/" ? "-" : $0 })
  }

  private func id(_ form: Form) -> String { Self.id(of: name, in: form.scope) }

  /// Names what describes the field, for `aria-describedby`.
  private func ties(_ form: Form) -> [Attribute] {
    let wrong = !form.faults(name).isEmpty
    let id = id(form)
    let ids = (hint == nil ? [] : ["\(id)-aide"]) + (wrong ? ["\(id)-faute"] : [])
    return [
      ids.isEmpty ? .none : .aria("describedby", ids.joined(separator: " ")),
      .aria("invalid", "true").when(wrong), .aria("required", "true").when(isRequired),
    ]
  }

  /// The label, the hint and the faults around a control.
  private func row(_ form: Form, _ control: HTML) -> HTML {
    div(.class(form.faults(name).isEmpty ? "champ" : "champ fautif")) {
      Markup.label(.for(id(form))) {
        label
        if isRequired { span(.class("requis")) { " (obligatoire)" } }
      }
      about(form)
      control
    }
  }

  private func about(_ form: Form) -> HTML {
    form.labels.note(name, label)
    return HTML {
      if let hint { p(.class("aide"), .id("\(id(form))-aide")) { hint } }
      let faults = form.faults(name)
      if !faults.isEmpty { p(.class("faute"), .id("\(id(form))-faute")) { faults.joined(separator: " ") } }
    }
  }

  /// A field on one line.
  func line(_ form: Form, type: String = "text", _ more: Attribute...) -> HTML {
    let value = form.value(name)
    // What is a browser's default anyway is not written: pages are counted in octets.
    let plain = [Attribute.type(type).when(type != "text"), .value(value).when(!value.isEmpty)]
    return row(form, control(form, more + plain) { HTML.input($0) })
  }

  /// A field on several lines.
  func text(_ form: Form, rows: Int = 4, _ more: Attribute...) -> HTML {
    row(form, control(form, more + [.rows(rows)]) { HTML.textarea($0, form.value(name)) })
  }

  /// One choice of a closed list, in a menu.
  /// - Parameter empty: what stands first when nothing is chosen; nil when something always is.
  func menu<C: Coded>(_ form: Form, _ choices: [C], empty: String? = "Choisir…", _ more: Attribute...) -> HTML {
    menu(form, choices.map { ($0.code, $0.libelle) }, empty: empty, more)
  }

  /// Several choices of a long closed list.
  func many<C: Coded>(_ form: Form, _ choices: [C], rows: String = "6") -> HTML {
    menu(form, choices.map { ($0.code, $0.libelle) }, empty: nil, [.multiple, .size(rows)])
  }

  /// One choice among pairs of a value and its label, in a menu.
  func menu(
    _ form: Form, _ choices: [(value: String, label: String)], empty: String? = "Choisir…", _ more: [Attribute] = []
  ) -> HTML {
    row(
      form,
      control(form, more) { attributes in
        HTML.select(attributes) {
          if let empty { option(.value("")) { empty } }
          for choice in choices {
            option(.value(choice.value), .selected.when(form.has(name, choice.value))) { choice.label }
          }
        }
      })
  }

  /// Choices of a closed list, all in view.
  /// - Parameter many: whether several may be taken.
  func choices<C: Coded>(_ form: Form, _ choices: [C], many: Bool = false) -> HTML {
    self.choices(form, choices.map { ($0.code, $0.libelle) }, many: many)
  }

  /// Choices among pairs of a value and its label, all in view.
  func choices(_ form: Form, _ choices: [(value: String, label: String)], many: Bool = false) -> HTML {
    let ties = ties(form)
    return fieldset(
      .id(id(form)), .tabindex(-1), .class(form.faults(name).isEmpty ? "champ" : "champ fautif"), ties[0], ties[1]
    ) {
      legend {
        label
        if isRequired { span(.class("requis")) { " (obligatoire)" } }
      }
      about(form)
      for choice in choices {
        Markup.label {
          input(
            .type(many ? "checkbox" : "radio"), .name(name), .value(choice.value),
            .checked.when(form.has(name, choice.value)))
          " " + choice.label
        }
      }
    }
  }

  /// A box to tick: yes, or nothing.
  func box(_ form: Form) -> HTML {
    let ties = ties(form)
    return div(.class("champ")) {
      Markup.label(.class("choix")) {
        input(
          .type("checkbox"), .id(id(form)), .name(name), .value("oui"), .checked.when(form.has(name, "oui")), ties[0],
          ties[1]
        )
        " " + label
      }
      about(form)
    }
  }

  private func control(_ form: Form, _ more: [Attribute], _ make: ([Attribute]) -> HTML) -> HTML {
    make([.id(id(form)), .name(name)] + ties(form) + more)
  }
}
