internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// What one sent, and what one's bodies received.
  static let listes: [Page] = [list("/fiches", .envoyees), list("/reception", .recues)]

  /// A page of a list holds so many fiches: with the stylesheet and the script it stays under 60 KB.
  static let ficheCount = 20

  private static func list(_ path: String, _ box: ListFiches.Box) -> Page {
    .get(Path(path), query: ListQuery.self) { visit, _, query in
      // What is received is work: closed fiches are there for whoever looks for them.
      let vue = query.vue ?? (box == .recues ? .ouvertes : nil)
      return Reading { completion in
        visit.gateway.list(
          box, vue, by: visit.agent, after: query.after, limit: ficheCount, completion: completion)
      }.page(visit) { answer in
        FicheList(
          visit: visit, box: box, vue: vue, done: query.done, isFirst: query.after == nil, answer: answer.json
        ).page
      }
    }
  }
}
