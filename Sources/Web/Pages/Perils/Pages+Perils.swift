internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// Transmissions d'urgence (Code pénal, art. 223-6): they leave at once.
  static let perils: [Page] = [
    .get(Path("/peril")) { visit, _ in .page(PageDePeril(visit, Form()).content, visit) },
    .post(Path("/peril")) { visit, _, form in
      .act(visit, form, again: { .page(PageDePeril(visit, $0).content, visit) }) {
        let demande = try form.read(DemandeDAvis.self, on: visit)
        let key = try form.requestKey()
        return Reading {
          visit.gateway.raisePeril(
            demande.avis, to: demande.destination, enSuiteDe: demande.enSuiteDe, by: visit.agent, key: key,
            completion: $0)
        }
      } done: { kept in
        .done(Link("/avis").appending(kept.json["reference"]?.string ?? "").with("fait", "transmis"))
      }
    },
  ]
}
