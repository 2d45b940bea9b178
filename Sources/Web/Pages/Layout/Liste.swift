internal import JSON
internal import Markup

/// One page of a list: a table on a wide screen, a card each on a narrow one, and the way to what follows.
struct Liste {
  /// One line: what it leads to, and what stands under each heading but the first.
  struct Ligne {
    /// Nil where there is nothing to open.
    let link: Link?
    let reference: String
    let cells: [HTML]
  }

  /// What is listed, and in which order.
  let caption: String
  /// Over each column; the first is that of the references.
  let headings: [String]
  let lignes: [Ligne]

  var table: HTML {
    Markup.table {
      Markup.caption { caption }
      thead { tr { for heading in headings { th(.scope("col")) { heading } } } }
      tbody { for ligne in lignes { row(ligne) } }
    }
  }

  private func row(_ ligne: Ligne) -> HTML {
    tr {
      if let link = ligne.link {
        th(.scope("row")) { a(.href(link), .class("references")) { ligne.reference } }
      } else {
        th(.scope("row"), .class("references")) { ligne.reference }
      }
      for (heading, cell) in zip(headings.dropFirst(), ligne.cells) { td(.data("titre", heading)) { cell } }
    }
  }

  /// The way to the first page and to the next one, when there are any.
  /// - Parameter answer: what the API answers of this page.
  static func following(_ here: Link, _ suite: Suite, _ answer: JSONObject, next label: String) -> HTML {
    let next = answer["suite"]?.string
    return HTML {
      if suite.after != nil || next != nil {
        p(.class("actions")) {
          if suite.after != nil { a(.href(here), .class("bouton second")) { "Revenir au début" } }
          if let next { a(.href(here.with("suite", next)), .class("bouton second"), .rel("next")) { label } }
        }
      }
    }
  }
}
