internal import Gateway
internal import HTTP
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// The page of one fiche, and what is sent from it.
  static let fiche: [Page] = [
    .get(Path("/fiches/{reference}", .reference(.ficheNavette)), query: FicheQuery.self) { visit, reference, query in
      FicheView.show(reference, visit, done: query.done)
    },
    // A file to keep, the same as the API gives: `navette evidence verify` and anyone else can check it.
    .get(Path("/fiches/{reference}/preuves/{feuille}", .reference(.ficheNavette), .feuille)) { visit, place in
      .evidence("\(place.0)-\(place.1)", failed: { ProblemPage.content($0).response(visit) }) {
        visit.gateway.evidence.step(place.1, of: place.0, by: visit.agent, completion: $0)
      }
    },
  ]

  /// The page of a fiche.
  static func fiche(_ reference: Reference) -> Link { Link("/fiches").appending(reference.description) }
}

/// What the page of a fiche is told.
struct FicheQuery: QueryForm {
  static let fields = [
    QueryField(
      name: "fait", summary: "Ce qui vient d’être fait", schema: .codes(FicheDone.allCases.map(\.rawValue)))
  ]

  let done: FicheDone?

  init(_ reader: inout QueryReader) throws { done = try reader.code("fait", FicheDone.self) }
}
