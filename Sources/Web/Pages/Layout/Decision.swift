internal import JSON
internal import Liaison
internal import Markup

/// The parts of a decision, as a page shows them: articles first, in the policies' own words.
enum Decision {
  /// Policies, each with its article.
  static func notices(_ list: JSON?) -> HTML {
    let notices = list?.array ?? []
    return HTML {
      if !notices.isEmpty {
        ul {
          for notice in notices {
            li {
              strong { notice["articles"]?.string }
              " : "
              notice["motif"]?.string
            }
          }
        }
      }
    }
  }

  /// Policies under a title; nothing when there is none.
  static func titled(_ title: String, _ list: JSON?) -> HTML {
    HTML {
      if list?.array?.isEmpty == false {
        h3 { title }
        notices(list)
      }
    }
  }

  /// The permits that were near, and what each lacks.
  static func conditions(_ list: JSON?) -> HTML {
    HTML {
      for permit in list?.array ?? [] {
        let lacking = (permit["conditions"]?.array ?? []).compactMap(\.string)
        if !lacking.isEmpty {
          p { "Il manque, pour que ce soit permis (\(permit["articles"]?.string ?? "")) :" }
          ul { for condition in lacking { li { condition } } }
        }
      }
    }
  }

  /// The sections that go.
  static func sections(_ list: JSON?) -> HTML {
    let names = (list?.array ?? []).compactMap(\.string).map { label(SectionCode.self, $0) }
    var seen: Set<String> = []
    return p { names.filter { seen.insert($0).inserted }.joined(separator: " · ") }
  }

  /// The sections that are withheld, and why.
  static func withheld(_ list: JSON?) -> HTML {
    let parts = list?.array ?? []
    return HTML {
      if !parts.isEmpty {
        h3 { "Ce qui est retenu" }
        ul {
          for part in parts {
            li {
              strong { label(SectionCode.self, part["rubrique"]?.string ?? "") }
              " : "
              part["motif"]?.string
              " "
              small { part["articles"]?.string }
              conditions(part["conditions"])
            }
          }
        }
      }
    }
  }

  /// The label of a code; the code itself if the list has changed since.
  static func label<C: Coded>(_ type: C.Type, _ code: String) -> String { (try? C(code: code))?.libelle ?? code }
}
