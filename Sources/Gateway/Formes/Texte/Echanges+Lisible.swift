public import Liaison

extension FicheScellee: Lisible {
  /// Writes the fiche: consignes de contact, what it rests on, then the sections.
  public func rediger(_ redaction: inout Redaction) {
    fiche.redigerConsignes(&redaction)
    redaction.section("Transmission") { texte in
      texte.champ("Auteur", auteur.description)
      texte.champ("Circuit", circuit)
      texte.champ("Fondement", fondement)
      texte.champ("Urgence", urgence)
      accord.rediger(&texte)
      saisine?.rediger(&texte)
    }
    fiche.redigerSections(&redaction)
  }
}

extension Accord: Lisible {
  /// Writes the agreement.
  public func rediger(_ redaction: inout Redaction) {
    redaction.champ("Accord de la personne", etat)
    redaction.retrait { texte in
      switch self {
      case .nonDemande: break
      case .donne(let recueil), .refuse(let recueil), .retire(let recueil):
        texte.champ("Le", recueil.le)
        texte.champ("Par", recueil.par)
        texte.champ("Information", recueil.information)
        texte.champ("Objets", recueil.objets)
      case .impossible(let motif, let le):
        texte.champ("Le", le)
        texte.champ("Motif", motif)
      }
    }
  }
}

extension Saisine: Lisible {
  /// Writes the saisine.
  public func rediger(_ redaction: inout Redaction) {
    redaction.champ("Saisine", "\(mode.libelle.lowercased()), reçue le \(recueLe.affichage)")
    redaction.retrait { texte in
      texte.champ("Origine", origine)
      texte.champ("Unité", unite?.description)
    }
  }
}

extension AvisDePeril: Lisible {
  /// Writes the avis.
  public func rediger(_ redaction: inout Redaction) {
    redaction.alerte("Avis de péril") { texte in
      texte.champ("Qui", personne.contenu)
      texte.champ("Où", lieu.contenu)
      texte.champ("Danger", danger.contenu)
      texte.champ("Demande", demande.contenu)
      texte.champ("Fondement", alinea.fondement)
      texte.champ("Objet", alinea)
    }
  }
}

extension Justification: Lisible {
  /// Writes the justification.
  public func rediger(_ redaction: inout Redaction) {
    redaction.section("Justification de l’avis de péril") { $0.champ("Texte", texte.contenu) }
  }
}

extension AccuseDeReception: Lisible {
  /// Writes the accusé.
  public func rediger(_ redaction: inout Redaction) {
    redaction.section("Accusé de réception") { texte in
      texte.champ("Prise en charge", priseEnChargePar?.description ?? "à attribuer dans le service")
      texte.champ("Message", message?.contenu)
    }
  }
}

extension Refus: Lisible {
  /// Writes the refusal.
  public func rediger(_ redaction: inout Redaction) {
    redaction.section("Refus") { texte in
      texte.champ("Motif", motif)
      texte.champ("Commentaire", precisions?.contenu)
    }
  }
}

extension Reorientation: Lisible {
  /// Writes the re-routing.
  public func rediger(_ redaction: inout Redaction) {
    redaction.section("Réorientation") { texte in
      texte.champ("Vers", vers.description)
      texte.champ("Motif", motif)
      texte.champ("Précisions", precisions?.contenu)
    }
  }
}

extension Retour: Lisible {
  /// Writes the answer.
  public func rediger(_ redaction: inout Redaction) {
    redaction.section("Retour") { texte in
      texte.champ("Issue", issue)
      texte.champ("Déjà connu du département", connuDuDepartement)
      texte.champ("Déjà connu de la CAF", connuDeLaCAF)
      texte.champ("Prochain rendez-vous", prochainRendezVous)
      texte.champ("Orientations", orientations)
      texte.champ("Commentaire", commentaire?.contenu)
    }
  }
}

extension ContenuScelle: Lisible {
  /// Writes the content.
  public func rediger(_ redaction: inout Redaction) {
    switch self {
    case .fiche(let fiche): fiche.rediger(&redaction)
    case .accuse(let accuse): accuse.rediger(&redaction)
    case .refus(let refus): refus.rediger(&redaction)
    case .reorientation(let reorientation): reorientation.rediger(&redaction)
    case .retour(let retour): retour.rediger(&redaction)
    case .avisDePeril(let avis): avis.rediger(&redaction)
    case .justification(let justification): justification.rediger(&redaction)
    case .precisionOrale(let precision): precision.rediger(&redaction)
    case .saisine(let saisine): saisine.rediger(&redaction)
    }
  }
}
