public import Liaison

extension Identite: Lisible {
  /// Writes the section.
  public func rediger(_ redaction: inout Redaction) {
    redaction.champ("Nom", nom.contenu)
    redaction.champ("Nom d’usage", nomUsage?.contenu)
    redaction.champ("Prénoms", prenoms.contenu)
    redaction.champ("Sexe", sexe)
    redaction.champ("Date de naissance", naissance?.jour)
    redaction.champ("Âge estimé", ageEstime)
    redaction.champ("Langue", langue?.contenu)
  }
}

extension Coordonnees: Lisible {
  /// Writes the section.
  public func rediger(_ redaction: inout Redaction) {
    switch residence {
    case .commune(let code): redaction.champ("Commune", code.affichage)
    case .sansDomicile(let code):
      redaction.champ("Résidence", "sans domicile stable")
      redaction.champ("Commune de séjour", code?.affichage)
    case .etranger: redaction.champ("Résidence", "à l’étranger")
    }
    redaction.champ("Adresse", adresse?.contenu)
    redaction.champ("Téléphone", telephone?.affichage)
    redaction.champ("Courriel", courriel?.adresse)
    redaction.champ("Hébergement ou réception du courrier", heberge?.contenu)
  }
}

extension CodeCommune {
  /// The commune's name and code, or its code alone if the list cannot be read.
  var affichage: String {
    guard let commune = try? Communes.france()[self] else { return description }
    return "\(commune.nom) (\(self))"
  }
}

extension ConsignesContact: Lisible {
  /// Writes the section.
  public func rediger(_ redaction: inout Redaction) {
    for interdit in Interdit.all where interdits.contains(interdit) { redaction.ligne(interdit.libelle.uppercased()) }
    redaction.champ("Numéro sûr", numeroSur?.affichage)
    if plages.isEmpty {
      redaction.champ("Horaires sûrs", "non précisés")
    } else {
      for plage in plages {
        let jours = JourSemaine.all.filter(plage.jours.contains).map(\.libelle).joined(separator: ", ")
        redaction.champ("Horaire sûr", "\(jours), de \(plage.debut) à \(plage.fin)")
      }
    }
    redaction.champ("Personne de confiance", personneDeConfiance?.contenu)
    redaction.champ("Précisions", precisions?.contenu)
  }
}

extension CompositionFamiliale: Lisible {
  /// Writes the section.
  public func rediger(_ redaction: inout Redaction) {
    redaction.champ("Situation familiale", situation)
    redaction.champ("Enfants mineurs au foyer", String(enfantsMineurs))
    for membre in membres {
      redaction.champ(membre.lien.libelle, membre.nom?.contenu ?? "nom non précisé")
      redaction.retrait { texte in
        texte.champ("Date de naissance", membre.naissance?.jour)
        texte.champ("Vit au foyer", membre.auFoyer)
      }
    }
    redaction.champ("Précisions", precisions?.contenu)
  }
}

extension Situation: Lisible {
  /// Writes the section.
  public func rediger(_ redaction: inout Redaction) {
    redaction.champ("Profil", profil)
    redaction.champ("Problématique principale", problematique)
    redaction.champ("Autres problématiques", autresProblematiques)
    redaction.champ("Évaluation", evaluation.contenu)
    redaction.champ("Logement", logement?.contenu)
    redaction.champ("Ressources et dettes", ressources?.contenu)
    redaction.champ("Démarches engagées", demarches?.contenu)
  }
}

extension Sante: Lisible {
  /// Writes the section.
  public func rediger(_ redaction: inout Redaction) {
    redaction.champ("Éléments utiles", elements.contenu)
    redaction.champ("Suivi en cours", suivi?.contenu)
    redaction.champ("Handicap", handicap?.contenu)
    redaction.champ("Grossesse", grossesse)
  }
}

extension Infractions: Lisible {
  /// Writes the section.
  public func rediger(_ redaction: inout Redaction) {
    redaction.champ("Nature des faits", natures)
    redaction.champ("Date des faits", dateDesFaits)
    redaction.champ("Récit", recit.contenu)
    redaction.champ("Procédure", procedure)
    redaction.champ("Autre personne concernée", autrePersonne?.contenu)
  }
}

extension Mineurs: Lisible {
  /// Writes the section.
  public func rediger(_ redaction: inout Redaction) {
    for mineur in mineurs {
      redaction.champ("Mineur", mineur.nom.contenu)
      redaction.retrait { texte in
        texte.champ("Date de naissance", mineur.naissance?.jour)
        texte.champ("Âge estimé", mineur.ageEstime)
        texte.champ("Sexe", mineur.sexe)
        texte.champ("Scolarité", mineur.scolarite?.contenu)
        texte.champ("Vit avec", mineur.vitAvec?.contenu)
      }
    }
    redaction.champ("Éléments de danger ou d’inquiétude", elements.contenu)
    redaction.champ("Position des parents", positionDesParents?.contenu)
  }
}

extension Demande: Lisible {
  /// Writes the section.
  public func rediger(_ redaction: inout Redaction) {
    redaction.champ("Demande de la personne", demandeDeLaPersonne?.contenu)
    redaction.champ("Attendu du destinataire", attendu.contenu)
    redaction.champ("Orientations envisagées", orientations)
    redaction.champ("Services déjà en lien", servicesEnLien?.contenu)
  }
}

extension PieceJointe: Lisible {
  /// Writes what is said of the attachment, but its name.
  public func rediger(_ redaction: inout Redaction) {
    redaction.champ("Type", type)
    redaction.champ("Taille", "\(taille) octet\(taille > 1 ? "s" : "")")
    redaction.champ("Catégorie", categorie)
  }
}
