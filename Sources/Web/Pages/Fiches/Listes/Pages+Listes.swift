internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// What one sent, and what one's bodies received.
  static let listes: [Page] = [list("/fiches", .envoyees), list("/reception", .recues)]

  private static func list(_ path: String, _ box: ListFiches.Box) -> Page {
    .get(Path(path), query: ListQuery.self) { visit, _, query in
      // What is received is work: closed fiches are there for whoever looks for them.
      let vue = query.vue ?? (box == .recues ? .ouvertes : nil)
      return Reading { completion in
        visit.gateway.list(
          box, vue, by: visit.agent, after: query.suite.after, limit: Suite.nombre, completion: completion)
      }.page(visit) { answer in
        FicheList(visit: visit, box: box, vue: vue, done: query.done, suite: query.suite, answer: answer.json).page
      }
    }
  }
}
