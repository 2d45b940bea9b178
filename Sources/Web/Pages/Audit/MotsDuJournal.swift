internal import Gateway

/// The journal's events in the words of who reviews them.
enum MotsDuJournal {
  /// What happened; its code where no word is known.
  static func evenement(_ code: String?) -> String { code.map { evenements[$0] ?? $0 } ?? "" }

  /// Every event that can be looked for, by its words.
  static let choix: [(value: String, label: String)] = EventKind.allCases.map {
    ($0.rawValue, evenement($0.rawValue))
  }.sorted { $0.1 < $1.1 }

  /// What a decision said.
  static func decision(_ code: String?) -> String? {
    switch code {
    case "permise": "Permis"
    case "refusee": "Refusé"
    default: nil
    }
  }

  private static let evenements = [
    "transmission": "Transmission d’une fiche", "ouverture": "Ouverture d’une fiche", "accuse": "Accusé de réception",
    "refus": "Refus d’une fiche", "reorientation": "Réorientation", "retour": "Retour", "cloture": "Clôture",
    "rappel": "Rappel d’une fiche par son auteur", "relance": "Relance",
    "effacement": "Effacement d’une fiche",
    "archivage": "Mise en archive d’une fiche", "bordereau": "Bordereau d’élimination", "visa": "Visa d’élimination",
    "conservation": "Consultation des échéances",
    "retrait-accord": "Retrait de l’accord de la personne", "opposition": "Réponse à une opposition",
    "avis-de-peril": "Transmission d’urgence (péril)",
    "ouverture-avis": "Ouverture d’un avis de péril", "transmission-orale": "Transmission orale consignée",
    "examen-oral": "Examen d’une transmission orale par les règles", "justification": "Justification d’un péril",
    "relecture": "Relecture d’un péril", "suite": "Suite donnée à une obligation",
    "saisine": "Saisine d’un poste d’intervenant", "ouverture-saisine": "Ouverture d’une saisine",
    "suite-donnee": "Suite rendue à une unité", "liste-saisines": "Consultation des saisines",
    "acquittement": "Réponse à une obligation", "brouillon": "Brouillon refusé",
    "liste": "Consultation d’une liste de fiches",
    "liste-avis": "Consultation des avis de péril", "liste-orales": "Consultation des transmissions orales",
    "liste-obligations": "Consultation des obligations",
    "liste-relectures": "Consultation des relectures attendues", "chronologie": "Consultation du suivi d’une fiche",
    "recherche": "Recherche d’une personne",
    "lecture-journal": "Lecture du journal", "lecture-destinataires": "Lecture des destinataires d’un organisme",
    "liste-agents": "Consultation des agents", "liste-organismes": "Consultation des organismes",
    "lecture-metriques": "Lecture des compteurs", "enrolement": "Enrôlement d’un agent",
    "attestation": "Attestation d’un membre", "permanence": "Désignation d’une permanence",
    "territoire": "Description du territoire", "revocation": "Révocation d’un agent",
    "certification-acces": "Nouveau certificat d’accès", "certification-cle": "Nouvelle clé de chiffrement",
    "depot-coffre": "Dépôt d’une clé protégée", "lecture-coffre": "Lecture de sa clé protégée",
    "demande-recouvrement": "Demande de recouvrement d’une clé", "recouvrement": "Recouvrement d’une clé",
    "fin-appartenance": "Fin d’appartenance à un organisme", "jeu-de-politiques": "Règles mises en vigueur",
    "demarrage": "Démarrage de la passerelle", "arret": "Arrêt de la passerelle",
    "temoins-outrepasses": "Reprise sans l’accord des témoins", "temoins-en-retard": "Témoins en retard",
    "temoins-revenus": "Témoins de nouveau à jour", "horodatage": "Horodatage du journal",
    "horodatage-absent": "Horodatage manquant", "elagage": "Élagage en fin de conservation",
    "passage": "Passage refusé", "lecture-statistiques": "Lecture de statistiques non publiées",
    "publication-statistiques": "Publication d’un tableau statistique",
    "preuve": "Remise d’un dossier de preuve", "saut-d-horloge": "Saut d’horloge",
    "configuration": "Changement de configuration", "reouverture": "Réouverture du journal après une perte",
  ]
}
