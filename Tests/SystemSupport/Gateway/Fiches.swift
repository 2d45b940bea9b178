import Foundation
package import JSON

/// What these tests transmit. Every person in it is made up.
package enum Fiches {
  package static func newKey() -> String { UUID().uuidString.lowercased() }

  /// Today in France, as the API writes days.
  package static var today: String {
    var style = Date.ISO8601FormatStyle(timeZone: TimeZone(identifier: "Europe/Paris") ?? .gmt)
    style = style.year().month().day()
    return Date().formatted(style)
  }

  /// An orientation to the secteur of Bourg, with the person's agreement.
  package static func orientation(_ evaluation: String = "Évaluation inventée.") -> JSON {
    [
      "circuit": "orientation-secteur", "fondement": "accord", "urgence": "prioritaire",
      "accord": [
        "etat": "donne", "par": "personne", "le": .string(today), "information": ["oral"],
        "objets": ["contact", "transmission"],
      ],
      "faits": [
        "profil": "victime", "classeAge": "26-39", "protection": "capable", "natures": ["menaces"],
        "accord": "donne", "objetsAccord": ["contact", "transmission"],
      ],
      "fiche": [
        "identite": ["nom": "Imaginaire", "prenoms": "Personnage", "sexe": "feminin", "ageEstime": "26-39"],
        "coordonnees": ["residence": "commune", "commune": "01053"],
        "situation": [
          "profil": "victime", "problematique": "violences-conjugales", "evaluation": .string(evaluation),
        ],
        "demande": ["attendu": "Proposer un rendez-vous."],
      ],
    ]
  }
}
