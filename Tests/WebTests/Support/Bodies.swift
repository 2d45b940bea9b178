import Cryptography
import Foundation
import Gateway
import JSON

/// Bodies that are accepted; tests change one thing in them.
enum Bodies {
  static let accord: JSON = [
    "etat": "donne", "par": "personne", "le": "2026-01-15", "information": ["oral"],
    "objets": ["contact", "transmission"],
  ]

  static let faits: JSON = [
    "profil": "victime", "classeAge": "26-39", "accord": "donne", "objetsAccord": ["contact", "transmission"],
  ]

  static let fiche: JSON = [
    "identite": ["nom": "Personnage", "prenoms": "Zoé", "sexe": "feminin", "naissance": "1990-02-28"],
    "coordonnees": ["residence": "commune", "commune": "01053", "telephone": "+33639980001"],
    "situation": ["profil": "victime", "problematique": "violences-conjugales", "evaluation": "Évaluation inventée."],
    "demande": ["attendu": "Un rendez-vous inventé."],
  ]

  static let transmission: JSON = [
    "circuit": "orientation-secteur", "fondement": "accord", "urgence": "normale", "accord": accord, "faits": faits,
    "fiche": fiche,
  ]

  /// The same with a text joined.
  static func transmission(joining content: [UInt8]) -> JSON {
    let digest = JSON.string(SHA256.digest(content).hex)
    let piece: JSON = [
      "nom": "note.txt", "type": "texte", "taille": .integer(Int64(content.count)), "empreinte": digest,
      "categorie": "ordinaire",
    ]
    return transmission.setting("/fiche/piecesJointes", [piece])
      .setting("/pieces", [["empreinte": digest, "contenu": .string(Data(content).base64EncodedString())]])
  }

  static let simulation: JSON = [
    "circuit": "orientation-secteur", "fondement": "accord", "urgence": "normale", "accord": accord, "faits": faits,
    "commune": "01053", "rubriques": ["identite", "coordonnees", "situation", "demande"],
  ]

  static let avis: JSON = [
    "destination": "commissariat", "alinea": 2, "qui": "Personnage inventé", "ou": "1 rue Imaginaire",
    "danger": "Danger inventé, immédiat.", "demande": "Une intervention.",
  ]

  static let saisine: JSON = [
    "destination": "poste", "personne": "Personnage inventé", "joindre": "Par sa sœur", "profil": "victime",
    "problematique": "violences-conjugales", "faits": "Faits inventés.", "mode": "directe", "origine": "intervention",
    "urgence": "normale",
    "accord": [
      "etat": "donne", "par": "personne", "le": "2026-01-02", "information": ["oral"],
      "objets": ["contact", "suites-fsi"],
    ],
  ]

  /// A danger said aloud to the officer next door, a quarter of an hour ago.
  static func orale(at now: Date) -> JSON {
    [
      "interlocuteur": ["nature": "unite-fsi", "organisme": "commissariat"],
      "le": .string(Instants.text(now.addingTimeInterval(-900))), "fondement": "cp-223-6-al-1",
      "rubriques": ["identite", "situation"], "personne": "Personnage inventé", "precision": "Dit au guichet.",
    ]
  }

  static let retour: JSON = ["issue": "pris-en-charge", "dejaConnuCD": "oui", "dejaConnuCAF": "ne-sait-pas"]
}

extension JSON {
  /// This object with a member at a pointer replaced, added, or with `nil` removed.
  func setting(_ pointer: String, _ value: JSON?) -> JSON {
    let parts = pointer.split(separator: "/").map(String.init)
    guard let name = parts.first, var object else { return self }
    if parts.count == 1 {
      object[name] = value
    } else {
      object[name] = (object[name] ?? [:]).setting(parts.dropFirst().joined(separator: "/"), value)
    }
    return .object(object)
  }
}
