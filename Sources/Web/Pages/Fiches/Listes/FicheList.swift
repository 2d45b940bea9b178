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
  let suite: Suite
  let answer: JSONObject

  private var address: Link { box == .recues ? "/reception" : "/fiches" }
  private var title: String { box == .recues ? "Fiches reçues" : "Fiches envoyées" }

  /// The page.
  var page: PageContent {
    let fiches = answer["fiches"]?.array ?? []
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

  private func table(_ fiches: [JSON]) -> HTML {
    let names = Names(visit)
    return Liste(
      caption: VueWords.caption(vue, in: box),
      headings: ["Référence", "Urgence", "État", box == .recues ? "De" : "À", "Transmise le", "Échéance"],
      lignes: fiches.map { fiche in (try? FicheLine(fiche)).map { ligne($0, names) } ?? unreadable(fiche) }
    ).table
  }

  private func ligne(_ fiche: FicheLine, _ names: Names) -> Liste.Ligne {
    let words = FicheWords(fiche: fiche, names: names, now: visit.now)
    return Liste.Ligne(
      link: fiche.link, reference: fiche.reference.description,
      cells: [
        HTML { words.urgency }, HTML { words.state },
        HTML { box == .recues ? names.agent(fiche.auteur) : names.organisme(fiche.destination) },
        Dates.day(HeureDeParis.day(of: fiche.transmiseLe)), HTML { words.due },
      ])
  }

  /// A fiche that this version cannot read is in the list all the same: somebody waits behind it.
  private func unreadable(_ fiche: JSON) -> Liste.Ligne {
    let words: HTML = HTML { "Cette fiche ne peut pas être affichée : prévenez l’administrateur de la passerelle." }
    return Liste.Ligne(
      link: nil, reference: fiche["reference"]?.string ?? "Sans référence", cells: [.none, words, .none, .none, .none])
  }

  private var following: HTML {
    Liste.following(
      vue.map { address.with("vue", $0.rawValue) } ?? address, suite, answer, next: "Fiches suivantes")
  }
}
