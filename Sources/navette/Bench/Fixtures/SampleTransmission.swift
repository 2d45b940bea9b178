import JSON

/// A fiche for a secteur with the person's agreement, of about 4 KB. Nobody in it exists.
enum SampleTransmission {
  static let faits: JSON = [
    "profil": "victime", "classeAge": "26-39", "accord": "donne", "objetsAccord": ["contact", "transmission"],
    "natures": ["violences-physiques", "violences-au-sein-du-couple"], "imminence": "possible",
  ]

  /// The body of `POST /api/fiches`.
  static var body: [UInt8] {
    let sentence = "Phrase inventée de l’évaluation, qui ne dit rien de personne et tient une ligne environ.\n"
    let json: JSON = [
      "circuit": "orientation-secteur", "fondement": "accord", "urgence": "normale",
      "accord": [
        "etat": "donne", "par": "personne", "le": "2026-01-15", "information": ["oral"],
        "objets": ["contact", "transmission"],
      ],
      "faits": faits,
      "fiche": [
        "identite": ["nom": "Personnage", "prenoms": "Zoé", "sexe": "feminin", "naissance": "1990-02-28"],
        "coordonnees": [
          "residence": "commune", "commune": .string(BenchTerritory.commune), "adresse": "1 rue Imaginaire",
          "telephone": "+33639980001",
        ],
        "consignesContact": ["interdits": ["appeler-au-domicile"], "precisions": "Ne jamais donner de nom."],
        "compositionFamiliale": ["situation": "separe", "enfantsMineurs": 2],
        "situation": [
          "profil": "victime", "problematique": "violences-conjugales",
          "evaluation": .string(String(repeating: sentence, count: 34)),
        ],
        "demande": ["attendu": "Un rendez-vous inventé, puis un accompagnement."],
      ],
    ]
    return json.serialized()
  }
}
