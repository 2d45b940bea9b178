internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// What was said aloud: recorded afterwards, in thirty seconds.
  static let orales: [Page] = [
    .get(Path("/orale")) { visit, _ in .page(PageDeConsignation(visit, Form()).content, visit) },
    .post(Path("/orale")) { visit, _, form in
      .act(visit, form, again: { .page(PageDeConsignation(visit, $0).content, visit) }) {
        let demande = try PageDeConsignation.body(of: form).read(DemandeDeConsignation.self, on: visit)
        let key = try form.requestKey()
        return Reading {
          visit.gateway.recordOrale(
            demande.dite, precision: demande.precision, enSuiteDe: demande.enSuiteDe, by: visit.agent, key: key,
            completion: $0)
        }
      } done: { kept in
        .page(OraleConsignee(visit, kept.json).content, visit)
      }
    },
  ]
}
