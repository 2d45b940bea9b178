internal import Liaison
internal import Markup

extension Reference.Kind {
  /// The list that its references are in: `/fiches`, on the site; under `/api`, in the API.
  var place: Link {
    switch self {
    case .avisDePeril: "/avis"
    case .transmissionOrale: "/orales"
    case .saisine: "/saisines"
    case .ficheNavette: "/fiches"
    }
  }
}

extension Link {
  /// The page of a fiche, of an avis, of a saisine or of an oral transmission.
  init(to reference: Reference) { self = reference.kind.place.appending(reference.description) }
}
