internal import Markup

/// What the gateway sees and does not see, said to those who trust it with somebody's life.
enum Confidentialite {
  static let content = PageContent("Ce que la passerelle voit et ne voit pas") {
    h2 { "Ce qu’elle voit" }
    ul {
      li {
        """
        Le texte d’une fiche, une seule fois, en mémoire, quand vous la transmettez : il faut bien retenir ce qui ne \
        doit pas partir. Elle ne l’écrit nulle part et n’en garde rien.
        """
      }
      li {
        """
        Des codes : circuit, fondement, rubriques, commune, âge par tranche, états et dates. C’est sur eux qu’elle \
        décide.
        """
      }
      li {
        """
        Qui transmet, ouvre, répond, et quand : chaque acte est inscrit dans un journal que personne ne peut \
        récrire.
        """
      }
    }
    h2 { "Ce qu’elle ne voit pas" }
    ul {
      li {
        """
        Le contenu d’une fiche une fois scellée : elle n’a aucune clé qui l’ouvre. Un disque volé ou une sauvegarde \
        perdue ne livrent rien de lisible.
        """
      }
      li { "Vos brouillons : votre navigateur les chiffre pour vous seul avant de les lui confier." }
      li { "Votre phrase de passe et votre clé : elles restent dans votre navigateur." }
    }
    h2 { "Ce que d’autres voient" }
    ul {
      li {
        """
        Votre hiérarchie de police ou de gendarmerie : rien. Aucune adresse de la passerelle ne lui donne de \
        contenu.
        """
      }
      li {
        """
        L’administrateur : ni contenu, ni moyen de se faire destinataire seul. Il faut l’attestation signée d’un \
        cadre.
        """
      }
      li { "L’auditeur : le journal, les décisions et leurs articles. Jamais un nom, une adresse ou un texte." }
      li {
        """
        Un moniteur du journal : des empreintes et des signatures, de quoi prouver qu’il n’est pas réécrit. Rien \
        d’autre.
        """
      }
    }
    h2 { "Ce qu’elle ne peut pas empêcher" }
    ul {
      li { "Qui a le droit de lire peut recopier. Son ouverture est au journal." }
      li {
        """
        Un poste administré par un autre que votre employeur peut montrer votre écran à cet autre. Préférez le poste \
        de votre employeur, ou une clé matérielle.
        """
      }
      li {
        """
        Une passerelle compromise pourrait servir à une personne un autre programme que celui de cette page, et lire \
        ce qu’elle déverrouille ensuite. L’empreinte des programmes servis est inscrite au journal à chaque \
        démarrage ; l’outil en ligne de commande, lui, n’est pas exposé à ce risque.
        """
      }
    }
    h2 { "Les personnes concernées" }
    p {
      """
      Elles peuvent demander qui a lu leur fiche et à quel titre : le journal a la réponse. Leurs droits s’exercent \
      auprès du délégué à la protection des données.
      """
    }
  }
}
