internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// What awaits each one.
  static let accueil: [Page] = [
    .get(Path("/")) { visit, _ in
      let gateway = visit.gateway
      let none = Reading<JSONObject>([:])
      func box(_ box: ListFiches.Box) -> Reading<JSONObject> {
        Reading { gateway.list(box, by: visit.agent, after: nil, limit: Accueil.looked, completion: $0) }.map(\.json)
      }
      // Only what the role has: a refused look would be journaled as a refusal.
      let received = Navigation.mayReceive(visit.role) ? box(.recues) : none
      let sent = Navigation.mayWrite(visit.role) ? box(.envoyees) : none
      let avis =
        Navigation.mayReadAvis(visit.role)
        ? Reading { gateway.listAvis(by: visit.agent, completion: $0) }.map(\.json) : none
      return received.and(sent).and(avis).page(visit) { Accueil(visit, $0.0.0, $0.0.1, $0.1).content }
    }
  ]
}
