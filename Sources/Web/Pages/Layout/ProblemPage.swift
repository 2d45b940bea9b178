internal import Gateway
internal import HTTP
internal import JSON
internal import Markup

/// What a problem says to a person: what happened, by which article, what was missing, what to do now.
enum ProblemPage {
  /// A page of its own, when there is no form to show again.
  static func content(_ problem: Problem) -> PageContent {
    PageContent(problem.heading, status: problem.status) {
      details(of: problem, titled: false)
      p { problem.advice }
      p { a(.href("/")) { "Revenir à l’accueil" } }
    }
  }

  /// The same, at the top of a form that is shown again with everything that was typed.
  /// - Parameter form: which of several forms of the page it is, and what its fields are called.
  static func details(of problem: Problem, _ form: Form = Form(), titled: Bool = true) -> HTML {
    div(.class("probleme"), .role("alert"), .tabindex(-1), .id("probleme")) {
      if titled { h2 { problem.heading } }
      if problem.champs.isEmpty {
        p { problem.explanation }
      } else {
        p {
          problem.champs.count == 1 ? "Un champ est à corriger :" : "\(problem.champs.count) champs sont à corriger :"
        }
        ul {
          for (champ, label) in named(problem.champs, form) {
            li { a(.href(.fragment(Field.id(of: champ.pointer, in: form.scope)))) { sentence(champ, label) } }
          }
        }
      }
      Decision.notices(.array(problem.refus.map { JSON($0) }))
      Decision.conditions(.array(problem.conditions.map { JSON($0) }))
    }
  }

  /// What is wrong, with what each field is called, in the page's order.
  private static func named(_ champs: [FieldFault], _ form: Form) -> [(champ: FieldFault, label: String?)] {
    let found = champs.map { ($0, form.labels.find(String($0.pointer.dropFirst()))) }
    return found.sorted { ($0.1?.place ?? .max) < ($1.1?.place ?? .max) }.map { ($0, $1?.label) }
  }

  private static func sentence(_ champ: FieldFault, _ label: String?) -> String {
    guard let label else { return champ.message }
    return "\(label) : \(champ.message.prefix(1).lowercased())\(champ.message.dropFirst())"
  }
}

extension Problem {
  /// The problem as a page of the site.
  func page(_ visit: Visit) -> Answering {
    var response = ProblemPage.content(self).response(visit)
    response.headers += fields
    return .now(response)
  }
}
