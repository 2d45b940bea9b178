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
    .get(Path("/fiches/{reference}/recus/{feuille}", .reference(.ficheNavette), .feuille)) { visit, place in
      receipt(place.1, of: place.0, visit)
    },
  ]

  /// The page of a fiche.
  static func fiche(_ reference: Reference) -> Link { Link("/fiches").appending(reference.description) }

  /// A receipt as a file to keep: the same as the API gives, which `navette receipts` and anyone else can check.
  private static func receipt(_ leaf: UInt64, of reference: Reference, _ visit: Visit) -> Answering {
    .outcome(
      { visit.gateway.follow.receipts(of: reference, by: visit.agent, completion: $0) },
      failed: { ProblemPage.content($0).response(visit) }
    ) { answer in
      let receipts = answer.json["recus"]?.array ?? []
      guard let receipt = receipts.first(where: { $0["feuille"]?.integer == Int64(clamping: leaf) }) else {
        return ProblemPage.content(.unknownPath).response(visit)
      }
      return Response(
        .ok, contentType: "application/json",
        headers: [("Content-Disposition", "attachment; filename=\"recu-\(reference)-\(leaf).json\"")],
        body: receipt.serialized())
    }
  }
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
