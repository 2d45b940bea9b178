internal import HTTP

/// A problem in the words of a page: a document for programs names methods and types, a person is told what to do.
extension Problem {
  /// Its title.
  var heading: String {
    switch kind {
    case .methode: "Cette adresse ne s’ouvre pas ainsi"
    case .type, .corps, .json: "Envoi illisible"
    case .cle: "Formulaire incomplet"
    case .reutilisation: "Déjà envoyé"
    default: title
    }
  }

  /// What happened.
  var explanation: String {
    switch kind {
    case .cle:
      "Il manque à ce formulaire ce qui évite d’envoyer deux fois la même chose. Rien n’a été envoyé."
    case .reutilisation:
      "Ce formulaire a déjà été envoyé avec un autre contenu, et ce premier envoi est enregistré. Ce que vous avez changé "
        + "depuis n’est pas parti : si vous l’envoyez de nouveau, ce sera un second envoi."
    case .methode:
      "Cette adresse ne s’ouvre pas ainsi : elle sert à un formulaire de Navette, ou seulement à lire. Rien n’a été fait."
    case .type, .requete, .corps, .json:
      "Ce qui a été envoyé n’est pas ce qu’un formulaire de Navette envoie. Rien n’a été enregistré."
    case .origine:
      "Un lien d’un message, ou un autre site, a ouvert cette adresse. Par prudence rien n’a été lu ni fait : un autre site "
        + "ne doit pas agir en votre nom."
    default: detail
    }
  }

  /// What to do next.
  var advice: String {
    switch kind {
    case .chemin, .inconnu:
      "Vérifiez l’adresse : elle a pu être coupée dans un message. Sinon, repartez de l’accueil."
    case .methode: "Repartez de l’accueil, et ouvrez la page par ses liens."
    case .type, .requete, .corps, .json, .jeton:
      "Revenez à la page précédente, rechargez-la et recommencez."
    case .taille:
      "Dans le formulaire (page précédente), retirez une pièce jointe ou raccourcissez un texte, puis recommencez."
    case .origine:
      "Si vous vouliez aller sur Navette, continuez : l’accueil vous mène à ce que vous cherchiez."
    case .agent:
      "Fermez toutes les fenêtres du navigateur, rouvrez-le et choisissez votre certificat d’agent. S’il est refusé encore, "
        + "prévenez l’administrateur de la passerelle : lui seul peut en délivrer un autre."
    case .indisponible, .panne:
      "Attendez un instant et recommencez. Si cela dure, prévenez l’administrateur de la passerelle."
    case .refus:
      "Si vous pensez que c’est une erreur, parlez-en à votre cadre ou au délégué à la protection des données."
    case .etat, .conflit, .reutilisation, .destinataire, .champs, .cle:
      "Revenez à la page précédente, rechargez-la et vérifiez ce qui a changé."
    }
  }
}
