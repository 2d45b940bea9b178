/// What was just done about a fiche, and what comes next: said on the page that follows.
enum FicheDone: String, CaseIterable, Sendable {
  case accuse, refus, reorientation, retour, cloture, rappel, relance, acquittement, effacement, retrait, opposition

  /// The message.
  var message: String {
    switch self {
    case .accuse: "Accusé de réception envoyé. L’auteur sait que la fiche est prise en charge ; il attend votre retour."
    case .refus: "Refus envoyé à l’auteur, avec son motif. Il peut adresser la fiche ailleurs ou la clore."
    case .reorientation: "Fiche réorientée. Le nouveau destinataire est averti ; l’ancien ne peut plus l’ouvrir."
    case .retour: "Retour envoyé. L’auteur en est averti et peut clore la fiche."
    case .cloture: "Fiche close. Rien n’est plus attendu."
    case .rappel: "Fiche rappelée : le destinataire ne peut plus l’ouvrir, et personne ne l’avait ouverte."
    case .effacement:
      "Fiche effacée : ses clés et son contenu sont détruits. Restent ses dates et les preuves de ce qui a été fait. Ce que "
        + "quelqu’un en aurait copié ailleurs ne peut pas être repris d’ici."
    case .retrait:
      "Retrait enregistré. Non ouverte, la fiche n’est plus servie à personne ; ouverte, le service qui l’a lue doit répondre "
        + "à l’opposition dans le mois."
    case .opposition: "Réponse à l’opposition enregistrée ; l’auteur de la fiche en est averti."
    case .relance: "Relance envoyée, à qui a pris la fiche en charge ou à ceux qui peuvent la prendre."
    case .acquittement: "Réponse enregistrée."
    }
  }
}
