internal import JSON
internal import Liaison
internal import Markup

/// What one owes about a fiche, each with its article and its answer.
struct DutyForms {
  let acts: FicheActs
  let duties: [JSON]

  /// The forms.
  var forms: HTML {
    HTML {
      h2 { "Ce que vous devez" }
      for (index, duty) in duties.enumerated() { form(duty, index) }
    }
  }

  private func form(_ duty: JSON, _ index: Int) -> HTML {
    let code = duty["code"]?.string ?? ""
    let sent = acts.typed(.acquittement)
    // Several duties are several forms of one act: the one that was sent shows what came of it.
    let typed = (sent.value("obligation") == code ? sent : Form()).scoped("\(FicheDone.acquittement.rawValue)-\(index)")
    return div(.class("carte")) {
      p { duty["motif"]?.string ?? code }
      p(.class("aide")) {
        duty["articles"]?.string
        if let due = duty["avant"]?.string.flatMap(Dates.date) {
          " · À faire \(FicheWords.until(due)) "
          if duty["enRetard"]?.bool == true { span(.class("etiquette retard")) { "En retard" } }
        }
      }
      acts.view.visit.form(acts.action(.acquittement), typed, submit: "Répondre") {
        input(.type("hidden"), .name("obligation"), .value(code))
        Field(name: "reponse", label: "Votre réponse", isRequired: true).menu(typed, ReponseObligation.all)
      }
    }
  }
}
