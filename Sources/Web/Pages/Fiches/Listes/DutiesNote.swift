internal import JSON
internal import Liaison
internal import Markup

/// What one still owes about one's fiches, told wherever one looks first.
struct DutiesNote {
  let owed: [JSON]

  /// Each fiche once, with what is owed; nothing when nothing is.
  var note: HTML {
    let duties = owed.filter { $0["faiteLe"] == nil }
    guard !duties.isEmpty else { return .none }
    return div(.class("attention")) {
      h2 { "Ce que vous devez" }
      ul {
        for duty in duties {
          li {
            if let reference = duty["reference"]?.string.flatMap({ try? Reference($0) }) {
              a(.class("references"), .href(Link(to: reference))) { reference.description }
              " : "
            }
            duty["motif"]?.string ?? duty["code"]?.string
            if let articles = duty["articles"]?.string { small { " (\(articles))" } }
            if let due = duty["avant"]?.string.flatMap(Dates.date) { ", \(FicheWords.until(due))" }
            if duty["enRetard"]?.bool == true { " "; span(.class("etiquette retard")) { "En retard" } }
          }
        }
      }
    }
  }
}
