import Cryptography
import Gateway
import JSON
import Liaison
import Sealing
import Testing

/// Every other value: its greatest and least forms, and faults planted in each.
struct EchangesFormeTests {
  /// Reads a value and writes it.
  struct Cas: Sendable, CustomTestStringConvertible {
    let nom: String
    let relire: @Sendable (JSON) throws -> JSON
    let schema: JSONSchema
    var testDescription: String { nom }

    init<F: Forme>(_ type: F.Type) {
      (nom, schema) = ("\(type)", F.schema)
      relire = { json in try F(JSONReader(json), today: Exemples.aujourdhui()).json }
    }
  }

  static let complets: [(cas: Cas, json: JSON)] = [
    (Cas(Accord.self), ["etat": "non-demande"]),
    (
      Cas(Accord.self),
      ["etat": "refuse", "par": "personne", "le": "2026-11-21", "information": ["oral"], "objets": ["contact"]]
    ),
    (
      Cas(Accord.self),
      [
        "etat": "retire", "par": "mandataire-protection", "le": "2026-01-01", "information": ["telephone"],
        "objets": ["suites-fsi"],
      ]
    ),
    (Cas(Accord.self), ["etat": "impossible", "motif": "danger-immediat", "le": "2026-11-21"]),
    (Cas(Saisine.self), ["mode": "indirecte", "origine": "ccas", "recueLe": "2026-11-21"]),
    (Cas(Coordonnees.self), ["residence": "etranger", "adresse": "Loin"]),
    (Cas(Coordonnees.self), ["residence": "sans-domicile"]),
    (Cas(Coordonnees.self), ["residence": "sans-domicile", "commune": "2A004"]),
    (Cas(AccuseDeReception.self), [:]),
    (Cas(AccuseDeReception.self), ["priseEnChargePar": "agent-7", "message": "Vu.\nÀ demain."]),
    (Cas(Refus.self), ["motif": "doublon"]),
    (Cas(Refus.self), ["motif": "autre", "commentaire": "Voir la fiche précédente."]),
    (Cas(Retour.self), ["issue": "injoignable", "dejaConnuCD": "non", "dejaConnuCAF": "ne-sait-pas"]),
    (
      Cas(Retour.self),
      [
        "issue": "oriente", "dejaConnuCD": "oui", "dejaConnuCAF": "oui", "prochainRendezVous": "2026-12-01",
        "orientations": ["sante", "caf"], "commentaire": "Premier contact pris.",
      ]
    ),
    (Cas(Reorientation.self), ["destination": "secteur-b", "motif": "changement-adresse"]),
    (Cas(Reorientation.self), ["destination": "secteur-b", "motif": "autre", "precisions": "À sa demande."]),
    (Cas(Justification.self), ["texte": "Vingt caractères, pas moins."]),
    (Cas(DemandeDeJustification.self), ["texte": "Vingt caractères, pas moins.", "relecture": "cadre-b"]),
    (Cas(DemandeDeJustification.self), ["texte": "Vingt caractères, pas moins."]),
    (Cas(DemandeDeRappel.self), ["motif": "erreur-personne"]),
    (Cas(DemandeDeRelecture.self), ["conclusion": "non-fondee"]),
    (Cas(DemandeVide.self), [:]),
    (Cas(DemandeDePermanence.self), ["agents": ["agent-1", "agent-2"]]),
    (Cas(DemandeDePermanence.self), ["agents": []]),
    (Cas(DemandeDeRevocation.self), ["motif": "perte"]),
    (Cas(DemandeDElagage.self), ["classe": "acces"]),
    (Cas(DemandeDElagage.self), ["classe": "divulgation", "avant": "2016-01-01", "depuis": 1024]),
    (
      Cas(AvisDePeril.self),
      ["alinea": 2, "qui": "Personne inconnue", "ou": "Pont\nFictif", "danger": "Chute", "demande": "Y aller"]
    ),
    (
      Cas(DemandeDAvis.self),
      [
        "destination": "unite-a", "alinea": 1, "qui": "Un Personnage", "ou": "Ici", "danger": "Coups",
        "demande": "Protéger", "enSuiteDe": .string(suite),
      ]
    ),
    (Cas(Organisme.self), ["id": "crip-a", "nom": "CRIP fictive", "nature": "crip"]),
    (Cas(Organisme.self), ["id": "s-a", "nom": "Secteur A", "nature": "secteur", "circonscription": "c-a"]),
    (Cas(Organisme.self), ["id": "c-a", "nom": "Circonscription A", "nature": "circonscription", "parent": "cd"]),
    (Cas(Organisme.self), ["id": "p", "nom": "Asso", "nature": "partenaire", "typePartenaire": "hebergement"]),
    (
      Cas(ImportDOrganismes.self),
      [
        "organismes": [
          ["id": "crip-a", "nom": "CRIP", "nature": "crip", "recuperation": "AAEC"],
          ["id": "s-a", "nom": "A", "nature": "secteur", "circonscription": "c-a"],
        ],
        "territoires": [
          ["commune": "01004", "secteur": "s-a"], ["commune": "01053", "secteur": "s-a", "partagee": true],
          ["commune": "01053", "secteur": "s-b", "partagee": true],
        ],
      ]
    ),
    (
      Cas(SimulationDeTransmission.self),
      [
        "circuit": "signalement-arme", "fondement": "cp-226-14-arme", "urgence": "immediate",
        "destination": "prefecture", "motifDestination": "autre", "accord": ["etat": "non-demande"],
        "faits": faits, "saisine": ["mode": "directe", "origine": "appel", "recueLe": "2026-11-21"],
        "rubriques": ["identite", "demande", "pieces-jointes"], "categoriesPieces": ["sante"], "minimiser": true,
      ]
    ),
    (Cas(SimulationDeTransmission.self), simulation),
    (Cas(SimulationDeTransmission.self), simulation(to: ["crip-a"])),
    (Cas(SimulationDeTransmission.self), simulation(to: ["crip-a", "parquet"])),
    (Cas(DemandeDAcquittement.self), ["obligation": "informer-les-parents", "reponse": "injoignable"]),
  ]

  static let suite = Reference(.ficheNavette, year: 2026).description

  static let faits: JSON = [
    "profil": "mis-en-cause", "classeAge": "40-59", "protection": "capable", "natures": ["menaces"],
    "imminence": "imminente", "arme": "detenue", "dangereux": true, "consulteAuteur": true, "accord": "non-demande",
    "objetsAccord": [], "parents": "sans-objet", "difficultesAggravees": false, "plusieursProfessionnels": false,
  ]

  static let simulation: JSON = [
    "circuit": "orientation-secteur", "fondement": "accord", "urgence": "normale", "commune": "01053",
    "accord": ["etat": "non-demande"], "faits": faits, "rubriques": ["identite", "demande"],
  ]

  static func simulation(to destinations: JSON) -> JSON {
    [
      "circuit": "orientation-secteur", "fondement": "accord", "urgence": "normale", "destinations": destinations,
      "accord": ["etat": "non-demande"], "faits": faits, "rubriques": ["identite", "demande"],
    ]
  }

  @Test(arguments: complets) func `what is read is written back`(cas: Cas, json: JSON) throws {
    let written = try cas.relire(json).texte
    #expect(written == json.texte)
  }

  @Test(arguments: complets) func `another type or an unknown member is refused`(cas: Cas, json: JSON) throws {
    for (pointer, value) in json.tous {
      if value.object != nil {
        refuse("\(pointer)/zz", .unknownField) { _ = try cas.relire(json.avec("\(pointer)/zz", 1)) }
        refuse(pointer, .wrongType) { _ = try cas.relire(json.avec(pointer, "x")) }
      } else {
        refuse(pointer, .wrongType) { _ = try cas.relire(json.avec(pointer, [:])) }
        refuse(pointer, .wrongType) { _ = try cas.relire(json.avec(pointer, .double(0.5))) }
      }
    }
    refuse("", .wrongType) { _ = try cas.relire([json]) }
    refuse("", .wrongType) { _ = try cas.relire(.null) }
  }

  static let fautes: [(cas: Cas, json: JSON, pointer: String, code: JSONReadingError.Code)] = [
    (Cas(Accord.self), ["etat": "non-demande", "le": "2026-11-21"], "/le", .unknownField),
    (Cas(Accord.self), ["etat": "impossible", "motif": "danger-immediat", "le": "2026-11-22"], "/le", .outOfRange),
    (Cas(Accord.self), ["etat": "impossible", "motif": "paresse", "le": "2026-11-21"], "/motif", .notInList),
    (Cas(Refus.self), ["motif": "autre"], "/commentaire", .missingField),
    (Cas(Refus.self), ["motif": "Doublon"], "/motif", .notInList),
    (Cas(Refus.self), ["motif": "doublon", "precisions": "x"], "/precisions", .unknownField),
    (
      Cas(Retour.self), ["issue": "oriente", "dejaConnuCD": "oui", "dejaConnuCAF": "oui"], "/orientations",
      .missingField
    ),
    (Cas(Retour.self), ["issue": "oriente", "dejaConnuCD": true, "dejaConnuCAF": "oui"], "/dejaConnuCD", .wrongType),
    (
      Cas(Retour.self),
      ["issue": "injoignable", "dejaConnuCD": "oui", "dejaConnuCAF": "oui", "prochainRendezVous": "demain"],
      "/prochainRendezVous", .invalidFormat
    ),
    (
      Cas(Retour.self),
      ["issue": "injoignable", "dejaConnuCD": "oui", "dejaConnuCAF": "oui", "commentaire": long(2001)],
      "/commentaire", .tooLong
    ),
    (Cas(Reorientation.self), ["destination": "b", "motif": "autre"], "/precisions", .missingField),
    (Cas(Reorientation.self), ["destination": "B", "motif": "conflit-interets"], "/destination", .invalidFormat),
    (Cas(Justification.self), ["texte": "trop court"], "/texte", .tooShort),
    (Cas(Justification.self), ["texte": long(4001)], "/texte", .tooLong),
    (Cas(DemandeDeJustification.self), ["texte": "urgence"], "/texte", .tooShort),
    (
      Cas(DemandeDeJustification.self), ["texte": "Vingt caractères, pas moins.", "relecture": "Cadre"], "/relecture",
      .invalidFormat
    ),
    (Cas(AccuseDeReception.self), ["priseEnChargePar": "Agent 7"], "/priseEnChargePar", .invalidFormat),
    (Cas(AccuseDeReception.self), ["message": long(501)], "/message", .tooLong),
    (Cas(DemandeDePermanence.self), ["agents": ["a", "b", "a"]], "/agents/2", .duplicate),
    (Cas(DemandeDePermanence.self), ["agents": ["a", "B"]], "/agents/1", .invalidFormat),
    (Cas(DemandeDePermanence.self), [:], "/agents", .missingField),
    (Cas(DemandeDeRevocation.self), [:], "/motif", .missingField),
    (Cas(DemandeDElagage.self), ["avant": "2016-01-01"], "/classe", .missingField),
    (Cas(DemandeDElagage.self), ["classe": "tout"], "/classe", .notInList),
    (Cas(DemandeDElagage.self), ["classe": "acces", "avant": "2099-01-01"], "/avant", .outOfRange),
    (Cas(DemandeDElagage.self), ["classe": "acces", "depuis": -1], "/depuis", .outOfRange),
    (Cas(DemandeDeRevocation.self), ["motif": "ordinateur perdu"], "/motif", .notInList),
    (Cas(DemandeDAttestation.self), ["attestation": "navette attestation"], "/attestation", .invalidFormat),
    (Cas(DemandeDAttestation.self), ["attestation": ""], "/attestation", .invalidFormat),
    (Cas(DemandeDeRappel.self), ["motif": "regret"], "/motif", .notInList),
    (Cas(DemandeDeRappel.self), [:], "/motif", .missingField),
    (Cas(DemandeDeRelecture.self), ["conclusion": "oui"], "/conclusion", .notInList),
    (Cas(DemandeDeRelecture.self), [:], "/conclusion", .missingField),
    (
      Cas(AvisDePeril.self), ["alinea": 3, "qui": "a", "ou": "b", "danger": "c", "demande": "d"], "/alinea", .outOfRange
    ),
    (
      Cas(AvisDePeril.self), ["alinea": 1, "qui": "a\nb", "ou": "b", "danger": "c", "demande": "d"], "/qui",
      .controlCharacter
    ),
    (
      Cas(AvisDePeril.self), ["alinea": 1, "qui": "a", "ou": "b", "danger": long(501), "demande": "d"], "/danger",
      .tooLong
    ),
    (
      Cas(DemandeDAvis.self), ["alinea": 1, "qui": "a", "ou": "b", "danger": "c", "demande": "d"], "/destination",
      .missingField
    ),
    (Cas(Organisme.self), ["id": "s", "nom": "S", "nature": "secteur"], "/circonscription", .missingField),
    (
      Cas(Organisme.self), ["id": "s", "nom": "S", "nature": "secteur", "parent": "c"], "/circonscription",
      .missingField
    ),
    (
      Cas(Organisme.self), ["id": "s", "nom": "S", "nature": "secteur", "circonscription": "s"], "/circonscription",
      .inconsistent
    ),
    (Cas(Organisme.self), ["id": "c", "nom": "C", "nature": "crip", "parent": "c"], "/parent", .inconsistent),
    (
      Cas(Organisme.self), ["id": "c", "nom": "C", "nature": "crip", "circonscription": "d"], "/circonscription",
      .unknownField
    ),
    (Cas(Organisme.self), ["id": "p", "nom": "P", "nature": "partenaire"], "/typePartenaire", .missingField),
    (
      Cas(Organisme.self), ["id": "c", "nom": "C", "nature": "crip", "typePartenaire": "caf"], "/typePartenaire",
      .inconsistent
    ),
    (Cas(Organisme.self), ["id": "c", "nom": "C\u{7}", "nature": "crip"], "/nom", .controlCharacter),
    (Cas(Organisme.self), ["id": "c", "nom": long(161), "nature": "crip"], "/nom", .tooLong),
    (Cas(ImportDOrganismes.self), [:], "/organismes", .missingField),
    (
      Cas(ImportDOrganismes.self),
      ["organismes": [["id": "c", "nom": "C", "nature": "crip"], ["id": "c", "nom": "D", "nature": "crip"]]],
      "/organismes/1", .duplicate
    ),
    (
      Cas(ImportDOrganismes.self),
      ["organismes": [["id": "c", "nom": "C", "nature": "crip", "recuperation": "AB="]]], "/organismes/0/recuperation",
      .invalidFormat
    ),
    (
      Cas(ImportDOrganismes.self),
      ["organismes": [["id": "c", "nom": "C", "nature": "crip", "recuperation": "AB=="]]], "/organismes/0/recuperation",
      .invalidFormat
    ),
    (
      Cas(ImportDOrganismes.self), ["territoires": [["commune": "01999", "secteur": "s"]]], "/territoires/0/commune",
      .notInList
    ),
    (
      Cas(ImportDOrganismes.self),
      ["territoires": [["commune": "01053", "secteur": "s"], ["commune": "01053", "secteur": "s"]]], "/territoires/1",
      .duplicate
    ),
    (
      Cas(ImportDOrganismes.self),
      [
        "territoires": [["commune": "01053", "secteur": "s"], ["commune": "01053", "secteur": "t", "partagee": true]]
      ],
      "/territoires/1", .inconsistent
    ),
    (Cas(SimulationDeTransmission.self), simulation.avec("/fiche", [:]), "/fiche", .unknownField),
    (Cas(SimulationDeTransmission.self), simulation.avec("/commune", nil), "/destination", .missingField),
    (Cas(SimulationDeTransmission.self), simulation.avec("/commune", "99999"), "/commune", .notInList),
    (Cas(SimulationDeTransmission.self), simulation.avec("/rubriques", []), "/rubriques", .tooShort),
    (Cas(SimulationDeTransmission.self), simulation.avec("/destinations", []), "/destinations", .tooShort),
    (Cas(SimulationDeTransmission.self), simulation.avec("/destinations", ["a", "a"]), "/destinations/1", .duplicate),
    (Cas(DemandeDAcquittement.self), ["obligation": "x", "reponse": "Parce que."], "/reponse", .notInList),
    (Cas(DemandeDAcquittement.self), ["obligation": "x"], "/reponse", .missingField),
    (
      Cas(DemandeDAcquittement.self), ["obligation": .string(String(repeating: "a", count: 81)), "reponse": "faite"],
      "/obligation", .tooLong
    ),
    (Cas(SimulationDeTransmission.self), simulation.avec("/rubriques/0", "piecesJointes"), "/rubriques/0", .notInList),
    (
      Cas(SimulationDeTransmission.self), simulation.avec("/categoriesPieces", ["sante"]), "/categoriesPieces",
      .inconsistent
    ),
    (
      Cas(SimulationDeTransmission.self),
      simulation.avec("/accord", ["etat": "impossible", "motif": "injoignable", "le": "2026-11-21"]), "/accord",
      .inconsistent
    ),
  ]

  static func long(_ count: Int) -> JSON { .string(String(repeating: "a", count: count)) }

  @Test(arguments: fautes)
  func `a fault is named by its pointer`(cas: Cas, json: JSON, pointer: String, code: JSONReadingError.Code) throws {
    refuse(pointer, code) { _ = try cas.relire(json) }
  }
}
