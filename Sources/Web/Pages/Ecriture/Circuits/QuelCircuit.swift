internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// « Quel circuit ? »: coded facts, and what the policies impose, open and close with them. It shows; it decides nothing.
struct QuelCircuit: Sendable {
  private let saisie: SaisieDeFiche
  private let visit: Visit

  init(_ form: Form, on visit: Visit) { (saisie, self.visit) = (SaisieDeFiche(form, on: visit), visit) }

  private var form: Form { saisie.typed }

  /// The questions.
  func show() -> Answering { .page(content(.none), visit) }

  /// The questions, and what follows from the answers.
  func orient() -> Answering {
    Answering.act(
      visit, form, again: { QuelCircuit(form.with(saisie.placed($0.problem ?? .fault)), on: visit).show() },
      places: ["commune": CommuneSaisie.name]
    ) {
      let demande = try saisie.asked(on: visit)
      return Reading { [visit] in visit.gateway.orient(demande, by: visit.agent, completion: $0) }
    } done: { answer in
      .page(content(found(answer.json)), visit)
    }
  }

  private func content(_ found: HTML) -> PageContent {
    let fields = ChampsDeFiche(saisie: saisie, organismes: [], on: visit)
    return PageContent("Quel circuit ?", status: form.problem?.status ?? .ok) {
      p {
        "Répondez à ce que vous savez. La page dit ce que la loi impose, ouvre et ferme, avec ses articles : c’est vous "
          + "qui choisissez. Rien n’est envoyé ni gardé."
      }
      if let problem = form.problem { Verification.incomplete(problem) }
      div(.id("orientation"), .aria("live", "polite")) { found }
      Markup.form(
        .post, .action("/circuits"), .novalidate, .autocomplete("off"), .spellcheck(false), .writingsuggestions(false)
      ) {
        input(.type("hidden"), .name(Form.token), .value(visit.token))
        fields.profil
        fields.accordEnBref
        fields.danger
        fields.commune
        p(.class("envoi")) { button(.type("submit")) { "Montrer les circuits" } }
      }
    }
  }

  /// What was found, with the way to begin a fiche from it: the answers go along, so that none is given twice.
  private func found(_ answer: JSONObject) -> HTML {
    Markup.form(.post, .action("/fiches/nouvelle")) {
      input(.type("hidden"), .name(Form.token), .value(visit.token))
      for item in form.items where !item.name.hasPrefix("_") && !item.value.isEmpty {
        input(.type("hidden"), .name(item.name), .value(item.value))
      }
      Voies(answer).html
    }
  }
}

extension SaisieDeFiche {
  /// The facts that were typed, and the commune.
  fileprivate func asked(on visit: Visit) throws -> DemandeDOrientation {
    var items = body.items.filter { $0.name.hasPrefix("faits/") }
    items += body.items.filter { $0.name == CommuneSaisie.name }.map { ("commune", $0.value) }
    return try Form(items, isFresh: body.isFresh).read(DemandeDOrientation.self, on: visit)
  }
}
