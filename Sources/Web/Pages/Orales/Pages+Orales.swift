internal import Foundation
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
    .get(Path("/orales")) { visit, _ in
      // A cadre and an auditor review others'; who writes reads their own.
      let dossier: ListOrales.Dossier = Navigation.mayWrite(visit.role) ? .siennes : .relecture
      return Reading { visit.gateway.listOrales(dossier, by: visit.agent, completion: $0) }.page(visit) {
        ListeDOrales(visit, $0.json).content
      }
    },
    .get(Path("/orales/{reference}", .reference(.transmissionOrale)), query: Fait.self) { visit, reference, query in
      show(reference, Form(), query.fait, visit)
    },
    .post(Path("/orales/{reference}/justification", .reference(.transmissionOrale))) { visit, reference, form in
      .act(visit, form, again: { show(reference, $0, nil, visit) }) {
        let demande = try form.read(DemandeDeJustification.self, on: visit)
        return Reading {
          visit.gateway.justifyOrale(
            reference, demande.justification, reviewer: demande.relecture, by: visit.agent, completion: $0)
        }
      } done: { _ in
        .done(Link("/orales").appending(reference.description).with("fait", "justifie"))
      }
    },
  ]

  private static func show(_ reference: Reference, _ form: Form, _ fait: String?, _ visit: Visit) -> Answering {
    let dossier: ListOrales.Dossier = Navigation.mayWrite(visit.role) ? .siennes : .relecture
    return Reading { visit.gateway.listOrales(dossier, by: visit.agent, completion: $0) }.page(visit) { answer in
      let orale = (answer.json["orales"]?.array ?? []).first { $0["reference"]?.string == reference.description }
      guard let orale else { return ProblemPage.content(.unknownOrale) }
      return PageDOrale(visit, reference, orale, form, fait: fait).content
    }
  }
}

extension Problem {
  fileprivate static let unknownOrale = Problem(
    .inconnu, .notFound, "Introuvable",
    "Aucune transmission orale de cette référence n’est de vous, ni ne vous revient à relire.")
}
