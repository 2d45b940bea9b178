internal import Gateway
internal import HTTP
internal import JSON

extension Problem {
  /// The law's no, with the policies and articles that refuse.
  init(_ refusal: Refusal) {
    self.init(.refus, .forbidden, refusal.trace.action.refusalTitle, refusal.motifs.joined(separator: " "))
    refus = refusal.trace.reasons
    conditions = refusal.nearest
  }

  /// An obstacle. Every status but 500 and 503 tells the person what they can do.
  /// - Parameter places: where the body has a field that the gateway knows by another name.
  init(_ error: GatewayError, places: [String: String] = [:]) {
    let (kind, status, title) = Self.form(of: error.code)
    self.init(kind, status, title, error.message)
    if error.code == .unavailable { fields = [("Retry-After", "2")] }
    if let field = error.field {
      let pointer = error.code == .keyReused ? field : Self.pointer(places[field] ?? field)
      champs = [
        FieldFault(pointer: pointer, error.code == .keyReused ? .duplicate : .inconsistent, message: error.message)
      ]
    }
  }

  /// Whatever a route throws while it reads a request.
  init(any error: any Error) {
    switch error {
    case let error as Problem: self = error
    case let error as JSONError: self.init(error)
    case let error as JSONReadingError: self.init(error)
    case let error as GatewayError: self.init(error)
    default: self = .fault
    }
  }

  static let noCertificate = Problem(
    GatewayError(.unknownAgent, "Cette adresse demande un certificat d’agent."))

  static let fault = Problem(
    .panne, .internalServerError, "Erreur de la passerelle",
    "La passerelle n’a pas pu traiter la demande ; rien n’a été enregistré.")

  private static func form(of code: GatewayError.Code) -> (Kind, Status, String) {
    switch code {
    case .notFound: (.inconnu, .notFound, "Introuvable")
    case .wrongState: (.etat, .conflict, "Acte impossible dans cet état")
    case .conflict: (.conflit, .conflict, "Modification concurrente")
    case .keyReused: (.reutilisation, .unprocessableContent, "Clé d’idempotence déjà utilisée")
    case .invalid: (.champs, .unprocessableContent, "Contenu invalide")
    case .noRecipient: (.destinataire, .conflict, "Aucun destinataire")
    case .unknownAgent: (.agent, .forbidden, "Agent inconnu ou révoqué")
    case .unavailable: (.indisponible, .serviceUnavailable, "Enregistrement momentanément impossible")
    case .fault: (.panne, .internalServerError, "Erreur de la passerelle")
    }
  }

  /// The domain writes `fiche/date-des-faits`; the API's members are in camel case.
  private static func pointer(_ field: String) -> String {
    field.split(separator: "/").map { part in
      let words = part.split(separator: "-")
      return "/"
        + words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }.joined()
  }
}

extension ActionName {
  /// The title of a refusal of this act.
  var refusalTitle: String {
    switch self {
    case .transmettre: "Transmission refusée"
    case .communiquer: "Rubrique refusée"
    case .alerter: "Alerte sans objet"
    case .poursuivre: "Suite refusée"
    case .acquitter: "Réponse refusée"
    case .ouvrir, .ouvrirAvis: "Ouverture refusée"
    case .accuser: "Accusé de réception refusé"
    case .refuser: "Refus impossible"
    case .reorienter: "Réorientation refusée"
    case .retourner: "Retour refusé"
    case .clore: "Clôture refusée"
    case .rappeler: "Rappel refusé"
    case .effacer: "Effacement refusé"
    case .archiver: "Archivage refusé"
    case .gererConservation: "Conservation réservée au délégué"
    case .retirerAccord: "Retrait refusé"
    case .deciderOpposition: "Réponse à l’opposition refusée"
    case .relancer: "Relance refusée"
    case .saisir: "Saisine refusée"
    case .ouvrirSaisine: "Ouverture refusée"
    case .rattacher: "Suite refusée"
    case .donnerSuite: "Suite non rendue"
    case .listerSaisines, .lireSuite: "Lecture refusée"
    case .suivre, .lister, .listerAvis, .listerOrales, .relireOrales, .suivreJournal, .lireJournal,
      .listerRelectures, .listerAgents, .listerOrganismes, .lireDestinataires, .lireMetriques:
      "Consultation refusée"
    case .rechercher: "Recherche refusée"
    case .tenirBrouillon: "Brouillon refusé"
    case .compterPassage: "Comptage refusé"
    case .lireStatistiques: "Lecture des statistiques refusée"
    case .publierStatistiques: "Publication refusée"
    case .aviserPeril: "Avis de péril refusé"
    case .consigner: "Consignation refusée"
    case .justifier: "Justification refusée"
    case .relire: "Relecture refusée"
    case .elaguerJournal: "Élagage refusé"
    case .enrolerAgent: "Enrôlement refusé"
    case .revoquerAgent: "Révocation refusée"
    case .certifierCle: "Certification refusée"
    case .garderCoffre, .lireCoffre: "Clé inaccessible"
    case .recouvrer: "Recouvrement refusé"
    case .attester: "Attestation refusée"
    case .designerPermanence: "Désignation refusée"
    case .importerTerritoire: "Import refusé"
    }
  }
}
