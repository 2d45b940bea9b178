import JSON
import Liaison

extension JSON {
  /// An orientation to the secteur of the commune, with the person's agreement.
  static let fiche: JSON = [
    "circuit": "orientation-secteur", "fondement": "accord", "urgence": "normale",
    "accord": [
      "etat": "donne", "par": "personne", "le": "2026-11-20", "information": ["oral"],
      "objets": ["contact", "transmission"],
    ],
    "faits": [
      "profil": "victime", "classeAge": "26-39", "accord": "donne", "objetsAccord": ["contact", "transmission"],
    ],
    "fiche": [
      "identite": ["nom": "Zyxnom", "prenoms": "Zyxprenom", "sexe": "feminin", "naissance": "1990-02-28"],
      "coordonnees": ["residence": "commune", "commune": "01053", "telephone": "+33639980001"],
      "situation": [
        "profil": "victime", "problematique": "violences-conjugales", "evaluation": "Zyxevaluation inventée.",
      ],
      "demande": ["attendu": "Zyxattendu."],
    ],
  ]

  /// A minor in danger, to the CRIP, without any agreement.
  static let informationPreoccupante: JSON = [
    "circuit": "information-preoccupante", "fondement": "casf-l226-2-1", "urgence": "immediate",
    "destination": "crip",
    "faits": ["profil": "famille", "classeAge": "6-10", "accord": "non-demande", "parents": "informes"],
    "fiche": [
      "identite": ["nom": "Zyxnom", "prenoms": "Zyxprenom", "sexe": "non-renseigne"],
      "demande": ["attendu": "Zyxattendu."],
    ],
  ]

  /// A family whose children are beaten, to the secteur, with the mother's agreement: the CRIP is owed too.
  static let familleEnDanger: JSON = fiche.with("faits/profil", "famille")
    .with("faits/natures", ["violences-physiques"]).with("faits/imminence", "possible")
    .with("faits/parents", "a-informer")

  /// This document with a value at a pointer replaced, added, or with nil removed.
  func with(_ pointer: String, _ value: JSON?) -> JSON {
    let parts = pointer.split(separator: "/").map(String.init)
    guard let name = parts.first, var object else { return self }
    object[name] =
      parts.count == 1 ? value : (object[name] ?? [:]).with(parts.dropFirst().joined(separator: "/"), value)
    return .object(object)
  }

  /// This transmission to a body that is named.
  func to(_ organisme: String) -> JSON {
    with("destination", .string(organisme)).with("motifDestination", "suivi-en-cours")
  }

  /// The strings of an array.
  var strings: [String] { (array ?? []).compactMap(\.string) }
}
