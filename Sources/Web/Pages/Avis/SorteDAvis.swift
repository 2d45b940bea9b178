internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

/// A sort of avis, written or said aloud: where its pages are, what they read, how they show it.
protocol SorteDAvis: Sendable {
  /// What its references designate.
  static var kind: Reference.Kind { get }
  /// Reads one page of those that the visitor may know of, or one of them alone.
  static func read(_ visit: Visit, only: Reference?, after: Lists.Cursor?) -> Reading<ReadAnswer>
  /// Shows a page of their list.
  static func list(_ visit: Visit, _ suite: Suite, _ answer: JSONObject) -> PageContent
  /// Shows one.
  static func page(_ avis: AvisLu) -> PageContent
}

extension Pages {
  /// The pages of a sort of avis: their list, one of them, the evidence of its steps, its justification and its review.
  static func suivi<Sorte: SorteDAvis>(_ sorte: Sorte.Type) -> [Page] {
    let kind = sorte.kind
    return [
      .get(Path(kind.place.path), query: Suite.self) { visit, _, suite in
        sorte.read(visit, only: nil, after: suite.after).page(visit) { sorte.list(visit, suite, $0.json) }
      },
      .get(Path(kind.place.path + "/{reference}", .reference(kind)), query: Fait.self) { visit, reference, query in
        show(sorte, reference, Form(), query.fait, visit)
      },
      .get(Path(kind.place.path + "/{reference}/preuves", .reference(kind))) { visit, reference in
        Reading { visit.gateway.followAvis(of: reference, by: visit.agent, completion: $0) }.page(visit) {
          PageDesPreuves(visit: visit, reference: reference, steps: $0.json["evenements"]?.array ?? []).page
        }
      },
      .get(Path(kind.place.path + "/{reference}/preuves/{feuille}", .reference(kind), .feuille)) { visit, place in
        .evidence("\(place.0)-\(place.1)", failed: { ProblemPage.content($0).response(visit) }) {
          visit.gateway.evidence.step(place.1, ofAvis: place.0, by: visit.agent, completion: $0)
        }
      },
      act(sorte, "justification", fait: "justifie") { visit, reference, form in
        let demande = try form.read(DemandeDeJustification.self, on: visit)
        return Reading {
          visit.gateway.justifyAvis(
            reference, demande.justification, reviewer: demande.relecture, by: visit.agent, completion: $0)
        }
      },
      act(sorte, "relecture", fait: "relu") { visit, reference, form in
        let demande = try form.read(DemandeDeRelecture.self, on: visit)
        return Reading { visit.gateway.reviewAvis(reference, demande.conclusion, by: visit.agent, completion: $0) }
      },
    ]
  }

  private static func act<Sorte: SorteDAvis>(
    _ sorte: Sorte.Type, _ verb: String, fait: String,
    _ start: @escaping @Sendable (Visit, Reference, Form) throws -> Reading<StepAnswer>
  ) -> Page {
    .post(Path(sorte.kind.place.path + "/{reference}/" + verb, .reference(sorte.kind))) { visit, reference, form in
      .act(visit, form, again: { show(sorte, reference, $0, nil, visit) }) {
        try start(visit, reference, form)
      } done: { _ in
        .done(Link(to: reference).with("fait", fait))
      }
    }
  }

  /// One avis, among those that this agent may know of.
  private static func show<Sorte: SorteDAvis>(
    _ sorte: Sorte.Type, _ reference: Reference, _ form: Form, _ fait: String?, _ visit: Visit
  ) -> Answering {
    sorte.read(visit, only: reference, after: nil).page(visit) { answer in
      guard let json = AvisLu.elements(answer.json).first else { return ProblemPage.content(.notYours) }
      return sorte.page(AvisLu(visit: visit, reference: reference, json: json, form: form, fait: fait))
    }
  }
}

extension Problem {
  /// An avis that is not in one's list: it may exist, for others.
  fileprivate static let notYours = Problem(
    .inconnu, .notFound, "Introuvable",
    "Rien de cette référence ne vous est adressé, ni n’est de vous, ni ne vous revient à relire.")
}
