import Liaison

@testable import Gateway

extension PolicyCase {
  static let everyone = [
    "intervenant", "nord-1", "nord-sans", "cadre", "crip-1", "procureur", "sous-prefet", "gardien", "commandant",
    "gestionnaire", "medecin", "employeur-1", "copil", "auditeur", "dpo", "admin",
  ]

  static let table: [PolicyCase] = orientations + exceptions + devoirs + sante + sections + fiches + perils + gestion

  static let orientations: [PolicyCase] = [
    .transmission("accord donné") { try faits() },
    .transmission("accord refusé") { try faits(accord: .refuse) },
    .transmission("accord d'être contacté seulement") { try faits(objets: [.contact]) },
    .transmission("accord, autre circuit", .partenaire) { try faits() },
    .transmission("accord, autre organisme", .orientationSecteur, to: "crip") { try faits() },
    .transmission("vers l'intervenant", by: "nord-1", .versIntervenant, to: "poste") { try faits() },
    .transmission("vers un partenaire", .partenaire, to: "bailleur") { try faits() },
    .transmission("secret partagé, mineur", .orientationSecteur, .casfL22622) {
      try faits(.de6a10, accord: .nonDemande, parents: .informes)
    },
    .transmission("secret partagé, parents à informer", .orientationSecteur, .casfL22622) {
      try faits(.de6a10, accord: .nonDemande, parents: .aInformer)
    },
    .transmission("secret partagé, majeur", .orientationSecteur, .casfL22622) { try faits(accord: .nonDemande) },
    .transmission("secret partagé, pas tenu", by: "gestionnaire", .orientationSecteur, .casfL22622) {
      try faits(.de6a10, accord: .nonDemande)
    },
    .transmission("difficultés aggravées", .orientationSecteur, .casfL12162) {
      try faits(accord: .nonDemande, aggravees: true, plusieurs: true)
    },
    .transmission("difficultés, un seul professionnel", .orientationSecteur, .casfL12162) {
      try faits(accord: .nonDemande, aggravees: true)
    },
    .reorientation(to: .secteur), .reorientation(to: .crip), .reorientation(to: .uniteFSI),
    .reorientation(to: .commandement), .reorientation(to: .partenaire, from: "bailleur"),
    .reorientation(to: .secteur, by: "gardien"),
    PolicyCase("accord retiré, jamais ouverte", by: "nord-1") { Ouvrir(fiche: try facts($0, accord: .retire)) },
    PolicyCase("accord retiré, déjà ouverte", by: "nord-1") {
      Ouvrir(fiche: try facts($0, accord: .retire, dejaOuverte: true))
    },
    PolicyCase("accord retiré, exception légale", by: "crip-1") {
      Ouvrir(fiche: try facts($0, destination: "crip", fondement: .casfL22621, accord: .retire))
    },
  ]

  static let exceptions: [PolicyCase] = [
    .transmission("sévices sur mineur", .signalementJudiciaire, .cp226141, to: "parquet") {
      try faits(.de6a10, natures: [.sevices], accord: .nonDemande)
    },
    .transmission("sévices sur incapable, péril imminent", .signalementJudiciaire, .cp226141, to: "parquet") {
      try faits(protection: .incapable([.physique]), natures: [.sevices], imminence: .imminente, accord: .refuse)
    },
    .transmission("sévices sur majeur capable", .signalementJudiciaire, .cp226141, to: "parquet") {
      try faits(.plusDe75, protection: .capable, natures: [.sevices], accord: .refuse)
    },
    .transmission("sévices, au bailleur", .signalementJudiciaire, .cp226141, to: "bailleur") {
      try faits(.de6a10, natures: [.sevices], accord: .nonDemande)
    },
    .transmission("arme", .signalementArme, .cp22614Arme, to: "prefecture") {
      try faits(arme: .detenue, dangereux: true, consulte: true, accord: .refuse)
    },
    .transmission("arme, ne consulte pas", .signalementArme, .cp22614Arme, to: "prefecture") {
      try faits(arme: .detenue, dangereux: true, accord: .refuse)
    },
    .transmission("arme, au secteur", .signalementArme, .cp22614Arme) {
      try faits(arme: .detenue, dangereux: true, consulte: true, accord: .refuse)
    },
    .transmission("accord, au préfet", .partenaire, to: "prefecture") { try faits() },
    .transmission("information préoccupante", .informationPreoccupante, .casfL22621, to: "crip") {
      try faits(.de6a10, accord: .nonDemande, parents: .informes)
    },
    .transmission("information préoccupante, âge inconnu", .informationPreoccupante, .casfL22621, to: "crip") {
      try faits(.inconnue, accord: .nonDemande, parents: .aInformer)
    },
    .transmission("information préoccupante, majeur", .informationPreoccupante, .casfL22621, to: "crip") {
      try faits(accord: .nonDemande)
    },
    .transmission("ASE", by: "nord-1", .informationPreoccupante, .casfL2216, to: "crip") {
      try faits(.de6a10, accord: .nonDemande)
    },
    .transmission("ASE par l'intervenant", .informationPreoccupante, .casfL2216, to: "crip") {
      try faits(.de6a10, accord: .nonDemande)
    },
    .transmission("avis du département", by: "crip-1", .signalementJudiciaire, .casfL2264i, to: "parquet") {
      try faits(.de6a10, accord: .nonDemande)
    },
    .transmission("avis du département par l'intervenant", .signalementJudiciaire, .casfL2264i, to: "parquet") {
      try faits(.de6a10, accord: .nonDemande)
    },
    .transmission("parquet direct", .signalementJudiciaire, .casfL2264ii, to: "parquet") {
      try faits(.de6a10, accord: .nonDemande)
    },
    .transmission("parquet direct, majeur", .signalementJudiciaire, .casfL2264ii, to: "parquet") {
      try faits(accord: .nonDemande)
    },
    .transmission("434-3, tenu au secret", .signalementJudiciaire, .cp4343, to: "parquet") {
      try faits(.de6a10, natures: [.sevices], accord: .nonDemande)
    },
    .transmission("434-3, pas tenu", by: "gestionnaire", .signalementJudiciaire, .cp4343, to: "parquet") {
      try faits(.de6a10, natures: [.sevices], accord: .nonDemande)
    },
    .transmission("péril par une fiche", .signalementJudiciaire, .cp2236al2, to: "parquet") {
      try faits(imminence: .imminente, accord: .nonDemande)
    },
    .transmission("à la police", .partenaire, to: "commissariat") { try faits() },
    .transmission("au commandement", .partenaire, to: "commandement") { try faits() },
  ]

  static let devoirs: [PolicyCase] = [
    .alerte("mineur en danger, au secteur") { try faits(.de6a10, natures: [.negligences]) },
    .alerte("mineur en danger, à la CRIP", .casfL22621, to: "crip") { try faits(.de6a10, natures: [.negligences]) },
    .alerte("mineur sans danger connu") { try faits(.de6a10, natures: [.detresseSociale]) },
    .alerte("péril imminent, au secteur") { try faits(imminence: .imminente) },
    .alerte("péril imminent, avis donné", .cp2236al2, to: "commissariat") { try faits(imminence: .imminente) },
    .alerte("majeur, danger possible") { try faits(natures: [.sevices], imminence: .possible) },
    PolicyCase("poursuivre", by: "intervenant") { Poursuivre(try facts($0)) },
    PolicyCase("poursuivre un avis", by: "intervenant") { Poursuivre(try avis($0)) },
    PolicyCase("poursuivre", by: "nord-1") { Poursuivre(try facts($0)) },
    PolicyCase("acquitter", by: "intervenant") { Acquitter(fiche: try facts($0)) },
    PolicyCase("acquitter", by: "intervenant-2") { Acquitter(fiche: try facts($0)) },
  ]

  static let sante: [PolicyCase] = ["intervenant", "medecin"].flatMap { agent -> [PolicyCase] in
    [
      .transmission("victime d'accord", by: agent, .signalementJudiciaire, .cp226142, to: "parquet") { try faits() },
      .transmission("victime pas d'accord", by: agent, .signalementJudiciaire, .cp226142, to: "parquet") {
        try faits(accord: .refuse)
      },
      .transmission("sujétion", by: agent, .signalementJudiciaire, .cp226142bis, to: "parquet") {
        try faits(natures: [.sujetion], accord: .refuse)
      },
      .transmission("emprise", by: agent, .signalementJudiciaire, .cp226143, to: "parquet") {
        try faits(natures: [.emprise, .violencesAuSeinDuCouple], imminence: .imminente, accord: .refuse)
      },
      .transmission("emprise, pas de danger immédiat", by: agent, .signalementJudiciaire, .cp226143, to: "parquet") {
        try faits(natures: [.emprise, .violencesAuSeinDuCouple], accord: .refuse)
      },
    ]
  }

  static let sections: [PolicyCase] =
    SectionCode.allCases.flatMap { code in
      ["nord", "bailleur", "hopital", "victimes", "prefecture", "parquet"].flatMap { body in
        [.section(code, to: body), .section(code, to: body, .cp22614Arme)]
      }
    } + [
      .section(.sante, to: "nord", objets: [.transmission, .donneesSante]),
      .section(.infractions, to: "nord", objets: [.transmission, .donneesInfraction]),
    ]

  static let fiches: [PolicyCase] = (everyone + ["sud-1", "nord-2"]).flatMap { agent in
    [
      PolicyCase("ouvrir", by: agent) { Ouvrir(fiche: try facts($0, ecartes: ["nord-2"])) },
      PolicyCase("accuser", by: agent) { Accuser(fiche: try facts($0)) },
      PolicyCase("refuser", by: agent) { Refuser(fiche: try facts($0)) },
      PolicyCase("retourner", by: agent) { Retourner(fiche: try facts($0)) },
      PolicyCase("clore", by: agent) { Clore(fiche: try facts($0)) },
      PolicyCase("rappeler", by: agent) { Rappeler(fiche: try facts($0)) },
      PolicyCase("suivre", by: agent) { Suivre(fiche: try facts($0)) },
      PolicyCase("transmettre", by: agent) {
        try transmettre($0, .orientationSecteur, .accord, to: "nord", faits())
      },
      PolicyCase("lister", by: agent) { _ in Lister() },
    ]
  }

  static let perils: [PolicyCase] =
    ["commissariat", "hopital", "bailleur", "nord"].map { body in
      PolicyCase("avis de péril → \(body)", by: "intervenant") { AviserPeril(destination: try $0.organisme(body)) }
    }
    + (everyone + ["cadre-2"]).flatMap { agent in
      [
        PolicyCase("ouvrir un avis", by: agent) { OuvrirAvis(avis: try avis($0)) },
        PolicyCase("justifier", by: agent) { Justifier(avis: try avis($0, etat: .emis, relecture: nil)) },
        PolicyCase("relire", by: agent) { Relire(avis: try avis($0)) },
        PolicyCase("relire le sien", by: agent) { Relire(avis: try avis($0, auteur: agent)) },
        PolicyCase("relire avant justification", by: agent) {
          Relire(avis: try avis($0, etat: .emis, relecture: nil))
        },
        PolicyCase("lister les avis", by: agent) { _ in ListerAvis() },
      ]
    }

  static let gestion: [PolicyCase] = (everyone + ["cadre-2"]).flatMap { agent in
    [
      PolicyCase("lire le journal", by: agent) { _ in LireJournal() },
      PolicyCase("enrôler", by: agent) { _ in EnrolerAgent() },
      PolicyCase("révoquer", by: agent) { _ in RevoquerAgent() },
      PolicyCase("lister les agents", by: agent) { _ in ListerAgents() },
      PolicyCase("importer", by: agent) { _ in ImporterTerritoire() },
      PolicyCase("lister les organismes", by: agent) { _ in ListerOrganismes() },
      PolicyCase("lire les compteurs", by: agent) { _ in LireMetriques() },
      PolicyCase("attester au secteur", by: agent) { Attester(organisme: try $0.organisme("nord"), membres: []) },
      PolicyCase("attester à la CRIP", by: agent) { Attester(organisme: try $0.organisme("crip"), membres: []) },
      PolicyCase("permanence", by: agent) { DesignerPermanence(organisme: try $0.organisme("nord"), membres: []) },
      PolicyCase("lire les destinataires", by: agent) { LireDestinataires(organisme: try $0.organisme("nord")) },
    ]
  }
}
