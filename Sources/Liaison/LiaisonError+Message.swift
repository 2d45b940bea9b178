extension LiaisonError {
  /// What to tell the person who typed it, in French.
  public var message: String {
    switch code {
    case .invalidIdentifier: "Cet identifiant n’a pas la forme attendue."
    case .invalidReference: "Cette référence n’a pas la forme attendue (exemple : FN-2026-7K3Q-XM4T-9D)."
    case .wrongCheckCharacters: "Cette référence contient une erreur de saisie : vérifiez chaque caractère."
    case .invalidKey: "La clé d’idempotence n’a pas la forme attendue."
    case .emptyText: "Ce champ ne peut pas être vide."
    case .textTooLong: "Ce texte est trop long."
    case .textTooShort: "Ce texte est trop court."
    case .forbiddenCharacter: "Ce texte contient un caractère qui n’est pas admis."
    case .invalidEncoding: "Ce texte n’est pas codé en UTF-8."
    case .invalidDate: "Cette date n’existe pas."
    case .dateOutOfRange: "Cette date est hors des limites admises."
    case .invalidHour: "Cette heure n’existe pas."
    case .unknownCode: "Cette valeur n’est pas dans la liste."
    case .invalidPhone: "Ce numéro de téléphone n’est pas valable."
    case .invalidEmail: "Cette adresse électronique n’est pas valable."
    case .outOfRange: "Ce nombre est hors des limites admises."
    case .tooMany: "Il y a trop d’éléments."
    case .duplicate: "Cet élément figure deux fois."
    case .missing: "Ce champ est nécessaire."
    case .inconsistent: "Ces réponses se contredisent."
    case .unreadableCommunes: "La liste des communes est illisible."
    case .unknownCommune: "Cette commune est inconnue."
    case .uncoveredCommune: "Aucun secteur ne couvre cette commune : choisissez le destinataire."
    case .sharedCommune: "Plusieurs secteurs se partagent cette commune : choisissez le destinataire."
    case .invalidTerritory: "La description du territoire est incohérente."
    case .unknownOrganisme: "Cet organisme est inconnu."
    case .noMember: "Cet organisme n’a aucun membre habilité."
    case .nobodyOnDuty: "Personne n’est de permanence dans cet organisme."
    case .everyoneSetAside: "Toutes les personnes de permanence sont écartées pour conflit d’intérêts."
    }
  }
}
