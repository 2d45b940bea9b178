internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// A report on a period of the journal: what was disclosed, under which articles, what was refused, what deserves a look.
struct PageDeRapport {
  let form: Form
  /// What `GET /api/journal/rapport` answers; nil when no period was given that can be reported on.
  let answer: JSONObject?

  var page: PageContent {
    PageContent("Rapport sur le journal", status: form.problem?.status ?? .ok) {
      p {
        "Des nombres tirés des entrées du journal : ni nom, ni contenu. Un nombre ne prouve rien par lui-même ; il dit où "
          + "regarder."
      }
      period
      if let answer { report(answer) }
    }
  }

  private var period: HTML {
    let fields = div(.class("rangee")) {
      Field(name: "du", label: "Du").line(form, type: "date")
      Field(name: "au", label: "Au").line(form, type: "date")
    }
    return HTML {
      if let problem = form.problem { ProblemPage.details(of: problem, form) }
      Markup.form(.action("/audit/rapports"), .autocomplete("off")) {
        fields
        p(.class("envoi")) { button(.type("submit")) { "Établir le rapport" } }
      }
    }
  }

  private func report(_ answer: JSONObject) -> HTML {
    HTML {
      p(.role("status")) {
        "\(Nombres.text(answer["entrees"])) entrées lues, du \(Self.day(answer["du"])) au \(Self.day(answer["au"]))."
        if let pruned = answer["elaguees"]?.integer, pruned > 0 {
          " \(Nombres.text(pruned)) autres sont élaguées : elles ne sont comptées nulle part."
        }
        if let lost = answer["illisibles"]?.integer, lost > 0 {
          " \(Nombres.text(lost)) ne se lisent pas : « navette journal verify » dit lesquelles."
        }
      }
      SerieDeRapport(answer: answer).html
      h2 { "Ce qui a été divulgué" }
      counts("d1", "Divulgations par article", "Article", answer["divulgations"]?["parArticle"]) { $0 }
      counts("d2", "Divulgations par catégorie de données", "Catégorie", answer["divulgations"]?["parCategorie"]) {
        Decision.label(CategorieRGPD.self, $0)
      }
      counts("d3", "Divulgations par acte", "Acte", answer["divulgations"]?["parEvenement"], MotsDuJournal.evenement)
      h2 { "Ce qui a été refusé" }
      counts("r1", "Refus par article", "Article", answer["refus"]?["parArticle"]) { $0 }
      counts("r2", "Refus par règle", "Règle", answer["refus"]?["parPolitique"]) { $0 }
      RelecturesDeRapport(answer: answer["relectures"]).html
      InhabituelDeRapport(answer: answer["inhabituel"]).html
    }
  }

  private func counts(
    _ id: String, _ title: String, _ heading: String, _ tallies: JSON?, _ words: (String) -> String
  ) -> HTML {
    Diagramme(
      id: id, title: title, heading: heading,
      barres: (tallies?.array ?? []).map {
        Diagramme.Barre(label: words($0["code"]?.string ?? ""), nombre: Int($0["nombre"]?.integer ?? 0))
      }
    ).horizontal
  }

  /// A day of the answer, in words.
  static func day(_ day: JSON?) -> String {
    (day?.string).flatMap { try? CalendarDay($0) }.map { Dates.text($0) } ?? ""
  }
}
