internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// The page of a new fiche: shown, shown again with what was found wrong, checked, sent.
struct NouvelleFiche: Sendable {
  /// The longest form, in bytes: attachments come in it in base 64 that a form does not escape; see ``SaisieDeFiche``.
  static let longestBody = Route.ordinaryBody + (PieceJointe.tailleMaximale + 2) / 3 * 4 / 8 * 9

  let saisie: SaisieDeFiche
  let visit: Visit
  /// What a check found, to be shown above the button.
  var simulation: HTML = .none

  init(_ form: Form, on visit: Visit) { (saisie, self.visit) = (SaisieDeFiche(form, on: visit), visit) }

  private var form: Form { saisie.typed }

  // MARK: What is done

  /// The page, empty or as it was typed.
  func show() -> Answering {
    // The list of bodies is a reading, with its trace: it is asked only when a part needs it.
    guard rubriques.contains(.destinataire) || rubriques.contains(.saisine) else { return .page(content([]), visit) }
    return Reading { [visit] in visit.gateway.readDirectory.organismes(by: visit.agent, completion: $0) }
      .page(visit) { content(Organismes.read($0.json)) }
  }

  /// The same page, with the problem.
  func again(_ problem: Problem) -> NouvelleFiche {
    NouvelleFiche(form.with(saisie.placed(problem)), on: visit)
  }

  /// The same page with another way, and what goes with it.
  /// - Parameter choice: the circuit, the ground and perhaps the body, separated by spaces.
  func choosing(_ choice: String) -> NouvelleFiche {
    let parts = choice.split(separator: " ").map(String.init)
    let names = ["circuit", "fondement", "destination"]
    let kept = form.items.filter { !names.contains($0.name) && $0.name != "_choisir" }
    return NouvelleFiche(Form(kept + zip(names, parts).map { ($0, $1) }, isFresh: form.isFresh), on: visit)
  }

  /// Transmits; refused or faulty, the page comes back with everything that was typed.
  func send() -> Answering {
    Answering.act(
      visit, form, again: { again($0.problem ?? .fault).show() },
      places: ["commune": CommuneSaisie.name]
    ) {
      let demande = try saisie.body.read(DemandeDeTransmission.self, on: visit)
      let key = try form.requestKey()
      return Reading { [visit] completion in
        visit.gateway.transmit(
          demande.transmission, pieces: demande.pieces, minimise: demande.minimiser, enSuiteDe: demande.enSuiteDe,
          brouillon: demande.brouillon, by: visit.agent, key: key,
          completion: completion)
      }
    } done: { answer in
      .page(FicheTransmise(answer.json).page, visit)
    }
  }

  /// The page with what sending would do, and nothing sent.
  func verify() -> Answering {
    var page = self
    do {
      page.simulation = try Verification(saisie.simulated(on: visit), visit).html
      return page.show()
    } catch {
      return again(Problem(any: error)).show()
    }
  }

  /// What sending would do, alone: for the script, which sends codes and no text.
  func announce() -> Answering {
    let found = Result { try Verification(saisie.simulated(on: visit), visit).html }
    return .page(
      PageContent("Ce qui partira") {
        switch found {
        case .success(let html): html
        case .failure(let error): Verification.incomplete(saisie.placed(Problem(any: error)))
        }
      }, visit)
  }

  // MARK: What is shown

  /// The parts that are there: those that the circuit needs, that were asked for, or that hold something.
  private var rubriques: [Rubrique] {
    Rubrique.allCases.filter { rubrique in
      rubrique.isNeeded(for: saisie.circuit) || form.has("_rubrique", rubrique.rawValue)
        || form.has("_ajouter", rubrique.rawValue) || isFilled(rubrique) || isFaulty(rubrique)
    }
  }

  private func isFilled(_ rubrique: Rubrique) -> Bool {
    form.items.contains { !$0.value.isEmpty && rubrique.owns($0.name) }
  }

  private func isFaulty(_ rubrique: Rubrique) -> Bool {
    (form.problem?.champs ?? []).contains { rubrique.owns(String($0.pointer.dropFirst())) }
  }

  private func content(_ organismes: [Organismes.Entry]) -> PageContent {
    let shown = rubriques
    let fields = ChampsDeFiche(saisie: saisie, organismes: organismes, on: visit)
    return PageContent("Nouvelle fiche", status: form.problem?.status ?? .ok) {
      p(.class("aide")) {
        "Les champs qui ne portent pas « obligatoire » peuvent rester vides. "
        a(.href("/circuits")) { "Quel circuit choisir ?" }
      }
      visit.form(
        "/fiches/nouvelle", form, creates: true, submit: "Transmettre"
      ) {
        // The first button is the one that the Enter key presses: it checks, and sends nothing.
        button(.class("evitement"), .tabindex(-1), .name("_verifier"), .value("oui")) { "Vérifier avant d’envoyer" }
        if form.problem?.champs.isEmpty == true { refusedAdvice }
        for hidden in form.values("enSuiteDe") where !hidden.isEmpty {
          input(.type("hidden"), .name("enSuiteDe"), .value(hidden))
          p(.class("note")) { "Cette fiche fait suite à \(hidden)." }
        }
        div(.data("ecriture")) {}
        for rubrique in shown {
          details(.id("r-\(rubrique.rawValue)"), .open.when(isOpen(rubrique))) {
            summary { rubrique.titre }
            if !rubrique.isNeeded(for: saisie.circuit) {
              input(.type("hidden"), .name("_rubrique"), .value(rubrique.rawValue))
            }
            fields.html(of: rubrique)
          }
        }
        more(than: shown)
        div(.id("verification")) { simulation }
        // The panel is long: what is said aloud is its title, when it changes.
        p(.id("verification-dite"), .class("evitement"), .role("status")) {}
        Field(
          name: "minimiser", label: "Retirer ce qui ne peut pas partir et transmettre le reste",
          hint: "Sinon, une seule rubrique que la loi retient empêche tout envoi, et rien ne part."
        ).box(form)
        draft
        p(.class("actions")) {
          button(.class("second"), .name("_verifier"), .value("oui")) { "Vérifier avant d’envoyer" }
        }
      }
    }
  }

  /// Where the script says that a draft is kept; the draft that is taken up again, and that sending will delete.
  private var draft: HTML {
    HTML {
      let kept = form.value("brouillon")
      if !kept.isEmpty { input(.type("hidden"), .name("brouillon"), .value(kept)) }
      p(
        .id("brouillon"), .class("aide"), .role("status"), .hidden,
        .data("id", form.value("_brouillon")).when(!form.value("_brouillon").isEmpty)
      ) {}
    }
  }

  private var refusedAdvice: HTML {
    p(.class("note")) {
      if form.problem?.kind == .reutilisation {
        "Cette fiche a déjà été transmise : sa référence est dans "
        a(.href("/fiches")) { "Fiches envoyées" }
        ". Ce que vous avez changé depuis est ci-dessous, et n’est pas parti."
      } else {
        "Rien n’a été envoyé. Tout ce que vous avez saisi est ci-dessous."
      }
    }
  }

  /// Whether a part is unfolded: what one always fills in, what holds something, what is wrong.
  private func isOpen(_ rubrique: Rubrique) -> Bool {
    rubrique.isNeeded(for: saisie.circuit) || form.has("_ajouter", rubrique.rawValue) || isFilled(rubrique)
      || isFaulty(rubrique)
  }

  private func more(than shown: [Rubrique]) -> HTML {
    let others = Rubrique.allCases.filter { !shown.contains($0) }
    return fieldset(.class("ajouts")) {
      legend { "Ajouter une rubrique" }
      for rubrique in others {
        button(.name("_ajouter"), .value(rubrique.rawValue)) { rubrique.titre }
        " "
      }
    }.when(!others.isEmpty)
  }
}

extension HTML {
  /// This, under a condition.
  fileprivate func when(_ condition: Bool) -> HTML { condition ? self : .none }
}
