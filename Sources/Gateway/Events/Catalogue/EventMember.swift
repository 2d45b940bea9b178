/// The members that bodies of the journal have, all events together, in the order in which a body has them: by the bytes
/// of their names.
///
/// There is no member for a text that a person typed: ``EventMember/shape`` says what each holds.
public enum EventMember: String, Sendable, CaseIterable {
  case aAttester, accomplies, agent, alertes, alinea, appartenances, articles, auteurEcarte, autorite, avant,
    avertissements
  case categories, certificat, certificats, classe, cle, cles, clesSupprimees, clotures, communes, conclusion,
    connuDeLaCAF
  case connuDuDepartement, corps
  case de, decision, depuis, derniere, destination, diteLe, dossier
  case effacements, elagages, empreinte, empreintes, enRetard, encore, entrees, enveloppe, enveloppes, erreurs, essais,
    evenement
  case exportRelu
  case fermees, feuille, fichiers, fin, fondement
  case heure
  case illisibles, initialisation, instant, interlocuteur, issue
  case jeu
  case membres, memeCle, motif
  case nombre, nonRejouees
  case objet, obligation, obligations, obligationsRouvertes, organisme, organismes, origine
  case parties, pendantLArret, perdues, periode, permanence, permise, pieces, politiques, portee, precisions, premiere
  case question, quoi
  case racine, racineReprise, rappels, recouvrements, regles, relances, remplace, remplacements, reorientations, reponse
  case revocations, revoques, roleAgent, rubriques
  case sansCle, scripts, secondes, secret, sens, seuil, suite
  case taille, tailleReprise, typePartenaire
  case urgence
  case v, vers, version
}

extension EventMember {
  /// What a member holds.
  enum Shape: Sendable {
    /// A code of a closed list, the identifier of an agent or of a body: `a-z`, `0-9`, `-`.
    case code
    case codes
    /// What policies are called and cite, the names of their files, a version: theirs, never a person's words.
    case label
    case labels
    /// The name of a journal: a domain and a path, without a space.
    case origin
    /// Hexadecimal: a digest, or an identifier drawn at random.
    case hex
    case hexes
    case instant
    case count
    case flag
    /// A reference, or the identifier of an agent or of a body.
    case subject
    /// The form's version, 1.
    case form
    /// Envelopes: `enveloppe`, `empreinte`, `cles`.
    case envelope
    case envelopes
    /// Recovery keys put in force: `organisme`, `certificat`, `remplace`.
    case recoveries
    /// The coded request of a decision, as Law keeps it.
    case question
    /// The decisions on the parts of an act, as Law keeps them.
    case parts
  }

  /// What it holds.
  var shape: Shape {
    switch self {
    case .v: .form
    case .agent, .alinea, .autorite, .classe, .conclusion, .connuDeLaCAF, .connuDuDepartement, .de, .decision,
      .destination,
      .dossier,
      .evenement, .fondement, .interlocuteur, .issue, .motif, .obligation, .organisme, .periode, .portee, .quoi,
      .reponse,
      .roleAgent, .secret, .typePartenaire, .urgence, .vers:
      .code
    case .aAttester, .accomplies, .categories, .membres, .obligations, .obligationsRouvertes, .permanence, .relances,
      .rubriques:
      .codes
    case .sens: .code
    case .version: .label
    case .origine: .origin
    case .alertes, .articles, .avertissements, .erreurs, .fichiers, .politiques: .labels
    case .certificat, .cle, .empreinte, .enveloppe, .jeu, .racine, .racineReprise, .remplace: .hex
    case .certificats, .cles, .empreintes, .enveloppes, .illisibles, .revoques, .scripts: .hexes
    case .avant, .depuis, .diteLe, .fin, .heure, .instant: .instant
    case .appartenances, .clesSupprimees, .clotures, .communes, .derniere, .effacements, .elagages, .entrees, .essais,
      .fermees,
      .feuille, .nombre, .nonRejouees, .organismes,
      .perdues, .premiere, .rappels, .regles, .remplacements, .reorientations, .revocations, .sansCle, .secondes,
      .seuil,
      .taille, .tailleReprise:
      .count
    case .auteurEcarte, .corps, .enRetard, .encore, .exportRelu, .initialisation, .memeCle, .pendantLArret, .permise:
      .flag
    case .objet, .suite: .subject
    case .precisions: .envelope
    case .pieces: .envelopes
    case .recouvrements: .recoveries
    case .question: .question
    case .parties: .parts
    }
  }
}
