internal import Gateway
internal import HTTP
internal import Markup

extension Pages {
  /// Whether a person is already known. The name is only ever posted: an address would keep it.
  static let recherche: [Page] = [
    .get(Path("/recherche")) { visit, _ in .page(PageDeRecherche(visit, Form()).content(nil), visit) },
    .post(Path("/recherche")) { visit, _, form in
      .act(visit, form, again: { .page(PageDeRecherche(visit, $0).content(nil), visit) }) {
        let demande = try form.read(DemandeDeRecherche.self, on: visit)
        return Reading { visit.gateway.searchPerson(demande, by: visit.agent, completion: $0) }
      } done: { answer in
        .page(PageDeRecherche(visit, form).content(answer.json), visit)
      }
    },
  ]
}
