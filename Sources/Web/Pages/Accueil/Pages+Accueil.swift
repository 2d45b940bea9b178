internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// What awaits each one.
  static let accueil: [Page] = [
    .get(Path("/")) { visit, _ in
      let role = visit.role
      // Only what the role has, and its home shows: a refused look would be journaled as a refusal.
      let none = Reading<JSONObject?>(nil)
      let hasFiches = Navigation.mayWrite(role) || Navigation.mayReceive(role)
      let counts =
        hasFiches
        ? Reading { visit.gateway.count(by: visit.agent, completion: $0) }.map { $0.json as JSONObject? } : none
      let avis =
        Navigation.mayReadAvis(role) && !Navigation.mayWrite(role)
        ? Reading { visit.gateway.listAvis(by: visit.agent, limit: 500, completion: $0) }.map { $0.json as JSONObject? }
        : none
      let orales =
        role == .cadreSecteur
        ? Reading { visit.gateway.listOrales(.relecture, by: visit.agent, limit: 500, completion: $0) }
          .map { $0.json as JSONObject? } : none
      let journal =
        Navigation.mayAudit(role)
        ? Reading { visit.gateway.readIntegrity(by: visit.agent, completion: $0) }.map { $0.json as JSONObject? } : none
      let relectures =
        Navigation.mayAudit(role)
        ? Reading { visit.gateway.listReviews(.enRetard, by: visit.agent, limit: 1, completion: $0) }
          .map { $0.json as JSONObject? } : none
      return counts.and(avis).and(orales).and(journal.and(relectures)).page(visit) {
        Accueil(
          visit: visit, counts: $0.0.0.0, avis: $0.0.0.1, orales: $0.0.1, journal: $0.1.0, relectures: $0.1.1
        ).content
      }
    }
  ]
}
