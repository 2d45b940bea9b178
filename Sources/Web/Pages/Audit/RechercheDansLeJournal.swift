internal import Gateway
internal import HTTP
internal import JSON
internal import Markup

/// The journal: what is looked for, what was found, and the way further back.
struct RechercheDansLeJournal {
  let saisie: RechercheSaisie
  /// What `GET /api/journal/entrees` answers; nil when what was typed cannot be looked for.
  let answer: JSONObject?

  static let address: Link = "/audit/entrees"
  private var form: Form { saisie.form }

  var page: PageContent {
    PageContent("Journal", status: form.problem?.status ?? .ok) {
      p {
        "Ce que chacun a fait, sous quelle règle, le plus récent d’abord. Des codes et des identifiants seulement : aucun "
          + "contenu n’est dans le journal. Chaque recherche y laisse sa trace."
      }
      filters
      if let answer { results(answer) }
    }
  }

  // MARK: - What is looked for

  private var filters: HTML {
    // Written first: what is wrong is then told in the fields' own words.
    let fields = self.fields
    return HTML {
      if let problem = form.problem { ProblemPage.details(of: problem, form) }
      Markup.form(.action(Self.address), .autocomplete("off"), .spellcheck(false), .role("search")) {
        fields
        p(.class("envoi")) {
          button(.type("submit")) { "Chercher" }
          if !saisie.isBlank { a(.class("bouton second"), .href(Self.address)) { "Tout montrer" } }
        }
      }
    }
  }

  private var fields: HTML {
    HTML {
      div(.class("rangee")) {
        Field(name: "evenement", label: "Ce qui s’est passé").menu(form, MotsDuJournal.choix, empty: "Tout")
        Field(name: "objet", label: "Référence, ou identifiant").line(form)
        Field(name: "agent", label: "Agent (identifiant)").line(form)
      }
      details(.open.when(hasMore)) {
        summary { "Décision, article, dates" }
        div(.class("rangee")) {
          Field(name: "decision", label: "Décision")
            .menu(form, [("permise", "Permis"), ("refusee", "Refusé")], empty: "Toutes")
          Field(name: "article", label: "Article cité, par exemple 226-14").line(form)
          Field(name: "politique", label: "Règle citée").line(form)
          Field(name: "du", label: "Depuis le").line(form, type: "date")
          Field(name: "au", label: "Jusqu’au").line(form, type: "date")
          Field(name: "classe", label: "Conservation").menu(
            form, [("divulgation", "Registre des divulgations"), ("acces", "Traces d’accès")], empty: "Toutes")
        }
      }
    }
  }

  private var hasMore: Bool {
    form.items.contains { ["decision", "article", "politique", "du", "au", "classe"].contains($0.name) }
  }

  // MARK: - What was found

  private func results(_ answer: JSONObject) -> HTML {
    let lines = answer["entrees"]?.array ?? []
    return HTML {
      if lines.isEmpty {
        p(.class("vide"), .role("status")) { "Aucune entrée trouvée dans ce qui a été parcouru." }
      } else {
        Liste(
          caption: saisie.isBlank ? "Les dernières entrées" : "Entrées trouvées, la plus récente d’abord",
          headings: ["Entrée", "Quand", "Quoi", "Qui", "Sur", "Décision"], lignes: lines.map(ligne)
        ).table
      }
      p { small { examined(answer) } }
      following(answer)
    }
  }

  private func ligne(_ line: JSON) -> Liste.Ligne {
    let number = line["feuille"]?.integer.map(String.init) ?? ""
    let link = Self.address.appending(number)
    guard line["elaguee"]?.bool != true else {
      return Liste.Ligne(
        link: link, reference: "N° \(number)",
        cells: [
          Dates.instant(line["heure"]?.string), HTML { "Corps élagué en fin de conservation" }, .none, .none, .none,
        ])
    }
    return Liste.Ligne(
      link: link, reference: "N° \(number)",
      cells: [
        Dates.instant(line["instant"]?.string), HTML { MotsDuJournal.evenement(line["evenement"]?.string) },
        HTML { line["agent"]?.string ?? "La passerelle" }, HTML { line["objet"]?.string }, decision(line),
      ])
  }

  private func decision(_ line: JSON) -> HTML {
    HTML {
      if let word = MotsDuJournal.decision(line["decision"]?.string) {
        if line["decision"] == "refusee" { span(.class("etiquette retard")) { word } } else { word }
        let articles = (line["articles"]?.array ?? []).compactMap(\.string)
        if let first = articles.first {
          br()
          small { articles.count > 1 ? "\(first), et \(articles.count - 1) autres" : first }
        }
      }
    }
  }

  private func examined(_ answer: JSONObject) -> String {
    let (count, size) = (answer["examinees"]?.integer ?? 0, answer["taille"]?.integer ?? 0)
    let pruned = answer["elaguees"]?.integer ?? 0
    let kept =
      pruned == 0 || saisie.isBlank
      ? "" : " \(pruned) d’entre elles sont élaguées : leur contenu codé n’est plus connu."
    return "\(count) entrées parcourues, sur \(size).\(kept)"
  }

  private func following(_ answer: JSONObject) -> HTML {
    let next = answer["suite"]?.integer.map(String.init)
    return HTML {
      p(.class("actions")) {
        if saisie.before != nil { a(.href(here), .class("bouton second")) { "Revenir au début" } }
        if let next {
          a(.href(here.with("suite", next)), .class("bouton second"), .rel("next")) {
            answer["interrompue"] == true ? "Chercher plus loin" : "Entrées plus anciennes"
          }
        }
        if answer["entrees"]?.array?.isEmpty == false {
          a(.href(table), .class("bouton second"), .download("journal.csv")) { "Télécharger en tableau (CSV)" }
        }
      }
    }
  }

  /// The first page of what is looked for.
  private var here: Link { address(Self.address) }
  private var table: Link { address("/audit/entrees.csv") }

  private func address(_ link: Link) -> Link {
    CritereDuJournal.all.reduce(link) { link, critere in
      let value = form.value(critere.name)
      return value.isEmpty ? link : link.with(critere.parameter, value)
    }
  }
}
