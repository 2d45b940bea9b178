internal import JSON
internal import Journal

/// What the journal says happened.
public enum EventKind: String, Sendable, CaseIterable {
  case transmission, ouverture, accuse, refus, reorientation, retour, cloture, rappel, relance
  /// A fiche was erased: its keys and its ciphertext are destroyed.
  case effacement
  /// The person withdrew the agreement that a fiche rests on; what the body decided of the objection.
  case retraitAccord = "retrait-accord"
  case opposition
  /// Past its retention: kept apart; put on a sheet of elimination, for the visa of the Archives; looked at.
  case archivage, bordereau, visa, conservation
  case avisDePeril = "avis-de-peril"
  case ouvertureAvis = "ouverture-avis"
  case transmissionOrale = "transmission-orale"
  /// What the policies say of something said aloud.
  case examenOral = "examen-oral"
  case justification, relecture, suite, acquittement
  /// What a unit or a service asks of the intervenants of a post, and the codes that they return.
  case saisine
  case ouvertureSaisine = "ouverture-saisine"
  case suiteDonnee = "suite-donnee"
  /// Refused only: a draft that is kept discloses nothing.
  case brouillon
  case liste
  case listeAvis = "liste-avis"
  case listeOrales = "liste-orales"
  case listeObligations = "liste-obligations"
  case listeRelectures = "liste-relectures"
  case listeSaisines = "liste-saisines"
  case chronologie
  /// Somebody was looked up in the blind index.
  case recherche
  case lectureJournal = "lecture-journal"
  case lectureDestinataires = "lecture-destinataires"
  case listeAgents = "liste-agents"
  case listeOrganismes = "liste-organismes"
  case lectureMetriques = "lecture-metriques"
  case enrolement, attestation, permanence, territoire, revocation
  /// A new certificate for an enrolled agent to connect with.
  case certificationAcces = "certification-acces"
  case certificationCle = "certification-cle"
  case depotCoffre = "depot-coffre"
  case lectureCoffre = "lecture-coffre"
  case demandeRecouvrement = "demande-recouvrement"
  case recouvrement
  case finAppartenance = "fin-appartenance"
  case jeuDePolitiques = "jeu-de-politiques"
  case demarrage, arret
  /// The witnesses of the journal: its operator went on without their quorum, they are behind, they have caught up.
  case temoinsOutrepasses = "temoins-outrepasses"
  case temoinsEnRetard = "temoins-en-retard"
  case temoinsRevenus = "temoins-revenus"
  /// An RFC 3161 timestamp over a checkpoint: obtained, or missing for longer than its rhythm.
  case horodatage
  case horodatageAbsent = "horodatage-absent"
  /// Bodies of a class were pruned at the end of their retention.
  case elagage
  /// An evidence file was handed out.
  case preuve
  /// Refused only: what is counted says nothing of anybody.
  case passage
  case lectureStatistiques = "lecture-statistiques"
  case publicationStatistiques = "publication-statistiques"
  /// The clock went back, or leapt.
  case sautDHorloge = "saut-d-horloge"
  /// What the gateway is configured with has changed.
  case configuration
  /// The first entry of a journal that replaces one which was lost or put back: it cites the former's last checkpoint.
  case reouverture

  /// What the name of an attempt that was refused ends with, in a timeline.
  static let refusedSuffix = "-refuse"

  /// How long its body is kept: reads and lists are access traces (CNIL 2021-122), all else belongs to the register of
  /// disclosures.
  var retention: RetentionClass {
    switch self {
    case .liste, .listeAvis, .listeOrales, .listeObligations, .listeRelectures, .listeSaisines, .chronologie,
      .recherche,
      .lectureJournal,
      .lectureDestinataires,
      .listeAgents, .listeOrganismes, .lectureMetriques, .lectureCoffre, .preuve, .lectureStatistiques,
      .conservation:
      .access
    default: .disclosure
    }
  }

  /// The name of a step in a timeline: an event, or an attempt that was refused.
  static var stepSchema: JSONSchema {
    .codes(allCases.map(\.rawValue) + allCases.map { $0.rawValue + refusedSuffix })
  }
}
