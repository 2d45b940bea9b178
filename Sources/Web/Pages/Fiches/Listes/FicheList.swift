internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// One page of a list of fiches: a table on a wide screen, a card each on a narrow one.
struct FicheList {
  let visit: Visit
  let box: ListFiches.Box
  let vue: ListFiches.Vue?
  /// What was done just before.
  let done: FicheDone?
  let isFirst: Bool
  let answer: JSONObject

  private var address: Link { box == .recues ? "/reception" : "/fiches" }
  private var title: String { box == .recues ? "Fiches reçues" : "Fiches envoyées" }

  /// The page.
  var page: PageContent {
    let fiches = (answer["fiches"]?.array ?? []).compactMap { try? FicheLine($0) }
    return PageContent(title) {
      if let done { div(.class("fait"), .role("status")) { p { done.message } } }
      DutiesNote(owed: answer["obligationsDues"]?.array ?? []).note
      filters
      if fiches.isEmpty { nothing } else { table(fiches) }
      following
    }
  }

  private var filters: HTML {
    ul(.class("filtres"), .aria("label", "Limiter la liste")) {
      for choice in VueWords.choices(in: box) {
        li {
          a(
            .href(choice.vue.map { address.with("vue", $0.rawValue) } ?? address),
            .aria("current", "true").when(choice.vue == vue)
          ) { choice.label }
        }
      }
    }
  }

  private var nothing: HTML {
    div(.class("vide")) {
      p { VueWords.empty(vue, in: box) }
      if box == .envoyees && vue == nil {
        p { a(.href("/fiches/nouvelle"), .class("bouton")) { "Écrire une fiche" } }
      }
    }
  }

  private func table(_ fiches: [FicheLine]) -> HTML {
    let names = Names(visit)
    return Markup.table(.class("liste")) {
      caption { VueWords.caption(vue, in: box) }
      thead {
        tr {
          for name in ["Référence", "Urgence", "État", other, "Transmise le", "Échéance"] {
            th(.scope("col")) { name }
          }
        }
      }
      tbody { fiches.map { row($0, names) } }
    }
  }

  private var other: String { box == .recues ? "De" : "À" }

  private func row(_ fiche: FicheLine, _ names: Names) -> HTML {
    let words = FicheWords(fiche: fiche, names: names, now: visit.now)
    return tr {
      th(.scope("row")) { a(.href(fiche.link), .class("references")) { fiche.reference.description } }
      td(.data("titre", "Urgence")) { words.urgency }
      td(.data("titre", "État")) { words.state }
      td(.data("titre", other)) {
        box == .recues ? names.agent(fiche.auteur) : names.organisme(fiche.destination)
      }
      td(.data("titre", "Transmise le")) { Dates.day(HeureDeParis.day(of: fiche.transmiseLe)) }
      td(.data("titre", "Échéance")) { words.due }
    }
  }

  private var following: HTML {
    let here = vue.map { address.with("vue", $0.rawValue) } ?? address
    let next = answer["suite"]?.string
    return HTML {
      if !isFirst || next != nil {
        p(.class("actions")) {
          if !isFirst { a(.href(here), .class("bouton second")) { "Revenir au début" } }
          if let next {
            a(.href(here.with("suite", next)), .class("bouton second"), .rel("next")) { "Fiches suivantes" }
          }
        }
      }
    }
  }
}
