internal import Gateway
internal import HTTP
internal import Law
internal import Markup

/// What a problem says to a person: what happened, by which article, what was missing, what to do now.
enum ProblemPage {
  /// A page of its own, when there is no form to show again.
  static func content(_ problem: Problem) -> PageContent {
    PageContent(problem.title, status: problem.status) {
      details(of: problem, titled: false)
      p { problem.advice }
      p { a(.href("/")) { "Revenir à l’accueil" } }
    }
  }

  /// The same, at the top of a form that is shown again with everything that was typed.
  /// - Parameter scope: which of several forms of the page it is.
  static func details(of problem: Problem, titled: Bool = true, scope: String = "") -> HTML {
    div(.class("probleme"), .role("alert"), .tabindex(-1), .id("probleme")) {
      if titled { h2 { problem.title } }
      if problem.champs.isEmpty {
        p { problem.explanation }
      } else {
        p {
          problem.champs.count == 1 ? "Un champ est à corriger :" : "\(problem.champs.count) champs sont à corriger :"
        }
        ul {
          for champ in problem.champs {
            li { a(.href(.fragment(Field.id(of: champ.pointer, in: scope)))) { champ.message } }
          }
        }
      }
      notices(problem.refus)
      for permit in problem.conditions {
        p { "Il manque, pour que ce soit permis (\(permit.policy.articles)) :" }
        ul { for condition in permit.conditions { li { condition } } }
      }
    }
  }

  /// The policies that refuse, each with its article.
  private static func notices(_ refus: [PolicyNotice]) -> HTML {
    HTML {
      if !refus.isEmpty {
        ul(.class("articles")) {
          for notice in refus {
            li {
              strong { notice.articles }; " : \(notice.motif)"
            }
          }
        }
      }
    }
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
