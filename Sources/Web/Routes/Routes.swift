internal import JSON

/// The API, line by line.
enum Routes {
  /// Every route.
  /// - Parameter counters: what the server and the store count.
  static func all(counters: @escaping @Sendable () -> JSONObject) -> [Route] {
    let others =
      service(counters).about(.service) + fiches.about(.fiches) + brouillons.about(.brouillons) + avis.about(.avis)
      + saisines.about(.saisines) + statistiques.about(.statistiques) + orales.about(.orales)
      + organismes.about(.organismes) + agents.about(.agents)
      + recouvrements.about(.agents) + journal.about(.journal) + conservation.about(.conservation)
      + audit.about(.journal)
    // The description describes itself: it is made of a table that has a place for it.
    let document = OpenAPI(others + [description([])])
    return others + [description(document.json.serialized())]
  }
}
