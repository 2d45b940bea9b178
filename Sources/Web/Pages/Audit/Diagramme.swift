internal import Markup

/// A chart made on the server, without a script. A table says the same beside it: no number is told by a picture alone.
struct Diagramme {
  /// One bar: what it stands for, and how much.
  struct Barre {
    let label: String
    let nombre: Int
    /// What is said instead of the number, where it is not known or is compared.
    var texte: String?
  }

  /// Names the chart in the page.
  let id: String
  /// What is counted, by what.
  let title: String
  /// Over the column of labels.
  let heading: String
  let barres: [Barre]

  private static let width = 360
  /// More bars than this are read in the table.
  private static let mostBars = 12

  /// Bars that lie, each under its label: for what has names.
  var horizontal: HTML {
    let shown = Array(barres.prefix(Self.mostBars))
    let most = max(1, shown.map(\.nombre).max() ?? 1)
    return besides(
      picture(
        id: id, .class("diagramme"), size: (Self.width, 38 * max(1, shown.count)), title: title, description: summary
      ) {
        for (row, barre) in shown.enumerated() {
          inscription(x: 0, y: 38 * row + 12, Self.short(barre.label))
          bar(x: 0, y: 38 * row + 17, width: max(1, 310 * barre.nombre / most), height: 14)
          inscription(
            x: max(1, 310 * barre.nombre / most) + 6, y: 38 * row + 29, barre.texte ?? "\(barre.nombre)")
        }
      })
  }

  /// Bars that stand, from the first to the last: for what follows in time. The table that says the same is the caller's.
  var standing: HTML {
    let most = max(1, barres.map(\.nombre).max() ?? 1)
    let step = max(2, Self.width / max(1, barres.count))
    let wide = max(Self.width, step * barres.count)
    return picture(id: id, .class("diagramme"), size: (wide, 150), title: title, description: summary) {
      inscription(x: 0, y: 12, "\(most)")
      for (place, barre) in barres.enumerated() where barre.nombre > 0 {
        let height = 100 * barre.nombre / most
        bar(x: step * place + step / 8, y: 122 - height, width: max(1, step * 3 / 4), height: height)
      }
      bar(x: 0, y: 122, width: wide, height: 1, .class("axe"))
      if let first = barres.first, let last = barres.last {
        inscription(x: 0, y: 142, first.label)
        if barres.count > 1 { inscription(x: wide, y: 142, last.label, anchor: .end) }
      }
    }
  }

  private func besides(_ picture: HTML) -> HTML {
    HTML {
      h3 { title }
      if barres.allSatisfy({ $0.nombre == 0 }) {
        p(.class("vide")) { "Rien dans cette période." }
      } else {
        div(.class("cote")) {
          picture
          table
        }
      }
    }
  }

  private var table: HTML {
    Markup.table {
      caption { title }
      thead {
        tr {
          th(.scope("col")) { heading }
          th(.scope("col")) { "Nombre" }
        }
      }
      tbody {
        for barre in barres {
          tr {
            th(.scope("row")) { barre.label }
            td(.data("titre", "Nombre")) { barre.texte ?? Nombres.text(Int64(barre.nombre)) }
          }
        }
      }
    }
  }

  /// What the picture shows, in one sentence; the table says the rest.
  private var summary: String {
    let total = barres.reduce(0) { $0 + $1.nombre }
    guard let most = barres.max(by: { $0.nombre < $1.nombre }), total > 0 else { return "Rien dans cette période." }
    return "\(total) en tout ; le plus : \(most.label), \(most.nombre). Un tableau donne chaque nombre."
  }

  private static func short(_ label: String) -> String {
    label.count > 46 ? label.prefix(45) + "…" : label
  }
}
