internal import Liaison
internal import Markup

/// Help written for the profession: what to do, in the order in which the questions come.
struct Aide {
  let role: Role

  var content: PageContent {
    PageContent("Aide") {
      nav(.aria("label", "Sommaire")) {
        ul {
          for topic in topics { li { a(.href(.fragment(topic.id))) { topic.title } } }
        }
      }
      for topic in topics {
        section {
          h2(.id(topic.id), .tabindex(-1)) { topic.title }
          for text in topic.texts { p { text } }
        }
      }
      p {
        "Voir aussi : "
        a(.href("/confidentialite")) { "ce que la passerelle voit et ne voit pas" }
        "."
      }
    }
  }

  private struct Topic {
    let id: String
    let title: String
    let texts: [String]

    init(_ id: String, _ title: String, _ texts: String...) { (self.id, self.title, self.texts) = (id, title, texts) }
  }

  private var topics: [Topic] {
    (Navigation.mayWrite(role) ? Self.writing : []) + (Navigation.mayReceive(role) ? Self.receiving : []) + Self.keys
      + Self.everyone
  }

  private static let writing = [
    Topic(
      "transmettre", "Transmettre une fiche",
      "La fiche d’orientation vers le secteur repose sur l’accord de la personne. La commune où elle vit désigne le secteur ; vous pouvez en choisir un autre si elle est sans domicile ou de passage.",
      "Avant l’envoi, la page dit ce qui partira, à qui, ce qui sera retenu et par quel article. Rien n’est transmis tant que vous n’avez pas appuyé sur « Transmettre ».",
      "Vous recevez une référence et un reçu : la preuve, vérifiable par un tiers, que la transmission est inscrite au journal."
    ),
    Topic(
      "circuit", "Quel circuit ?",
      "L’assistant pose des questions sur les faits et montre les circuits que la loi impose, ouvre ou ferme, avec leurs articles. Il ne décide pas à votre place.",
      "Mineur en danger ou en risque de l’être : information préoccupante à la CRIP, sans délai (CASF, art. L226-2-1). Privations, sévices, atteintes ou mutilations sexuelles sur un mineur ou une personne qui ne peut se protéger : signalement (Code pénal, art. 226-14, 1°). L’article 226-14 lève le secret ; il n’oblige pas à transmettre."
    ),
    Topic(
      "urgence", "Danger grave et imminent",
      "Appelez d’abord le 17, le 15 ou le 112. Puis « Transmission d’urgence », en haut de chaque page : qui, où, quel danger. L’avis part à l’instant (Code pénal, art. 223-6). Vous en écrivez la justification sous 24 heures ; un cadre qui n’est pas vous la relit.",
      "Vous avez prévenu de vive voix ? Consignez-le ensuite dans « Transmission orale » : trente secondes suffisent."),
    Topic(
      "suivre", "Savoir où en est une fiche",
      "« Fiches envoyées » montre ce qui attend, ce qui est en retard et ce qui est revenu. Chaque fiche a sa chronologie : transmise, remise, consultée, accusée, retournée, avec les personnes et les heures.",
      "Tant que personne ne l’a ouverte, vous pouvez rappeler une fiche. Ensuite, adressez-vous à qui l’a prise en charge : la relance ne prévient qu’elle."
    ),
    Topic(
      "accord", "L’accord de la personne",
      "L’adhésion à l’accompagnement n’est pas le consentement du RGPD. Notez qui l’a donnée, quand, pour quoi, et comment la personne a été informée. Un refus ne se contourne pas : seules les exceptions de la loi permettent alors de transmettre."
    ),
  ]

  private static let receiving = [
    Topic(
      "recevoir", "Recevoir et répondre",
      "« Fiches reçues » montre d’abord ce qui presse, et ce qu’un collègue a déjà pris. Ouvrez, puis accusez réception : vous prenez la fiche en charge et l’intervenant le sait.",
      "Ce n’est pas pour vous ? Refusez avec un motif, ou réorientez vers l’organisme qui convient : la fiche le suit sans que la passerelle la lise.",
      "Le retour dit à l’intervenant ce qu’est devenue sa demande, si la personne était déjà connue, et le prochain rendez-vous. Votre commentaire est chiffré pour lui."
    ),
    Topic(
      "consignes", "Les consignes de contact",
      "Elles s’affichent en premier : heures sûres, numéro sûr, ne jamais appeler au domicile. Une lettre ou un appel au mauvais moment peut mettre la personne en danger."
    ),
  ]

  private static let keys = [
    Topic(
      "cle", "Votre clé et votre phrase de passe",
      "La clé se fabrique dans votre navigateur et n’en sort qu’enveloppée sous votre phrase de passe. Elle se verrouille après dix minutes sans activité, au rechargement de la page, ou d’un clic.",
      "Sur un poste qui n’est pas le vôtre : verrouillez votre clé et retirez votre certificat avant de partir."),
    Topic(
      "phrase-perdue", "Phrase de passe perdue",
      "Regardez la feuille que vous avez imprimée. Sinon, refaites une clé dans « Ma clé et ma phrase de passe » ; votre cadre l’atteste, et les nouvelles fiches vous parviennent.",
      "Pour les anciennes, deux personnes de votre organisme ouvrent ensemble la clé de recouvrement. Personne ne le fait seul, et le journal le garde."
    ),
  ]

  private static let everyone = [
    Topic(
      "refus", "La passerelle refuse",
      "Un refus cite toujours l’article qui refuse et ce qui manque pour que ce soit permis. Seule la loi refuse ; une convention ou un usage avertit. Rien de ce que vous avez tapé n’est perdu."
    ),
    Topic(
      "hors-connexion", "La passerelle ne répond pas",
      "Réessayez dans un instant : un envoi répété ne crée jamais deux fiches. En cas de danger, téléphonez, puis consignez la transmission orale."
    ),
  ]
}
