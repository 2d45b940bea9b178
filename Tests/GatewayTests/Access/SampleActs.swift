import Law
import Liaison

@testable import Gateway

/// One act of each sort, decided for somebody: what the gateway really asks of the policies.
struct SampleActs {
  let gateway: TestGateway
  let agent: AuthenticatedAgent

  /// The questions asked, by action.
  func questions() throws -> [(action: ActionName, question: CodedRequest)] {
    try fiches() + perils() + orales() + saisines() + devoirs() + administration() + [
      ask(Lister()), ask(ListerAvis()), ask(TenirBrouillon()), ask(SuivreJournal()),
      ask(CompterPassage()), ask(LireStatistiques(facts: Self.tableaux)),
      ask(PublierStatistiques(facts: Self.tableaux)),
      ask(Rechercher(motif: MotifRecherche.all[0], dejaFaites: 0)),
      ask(LireJournal()), ask(ElaguerJournal()),
    ]
  }

  private func fiches() throws -> [(action: ActionName, question: CodedRequest)] {
    let (fiche, transmission) = (try Self.fiche(gateway), try transmission())
    return [
      ask(transmission), ask(Communiquer(transmission: transmission, section: .sante, categorie: .sante)),
      ask(Ouvrir(fiche: fiche)), ask(Accuser(fiche: fiche)), ask(Refuser(fiche: fiche)),
      ask(Reorienter(fiche: fiche, natureDestination: NatureOrganisme.secteur.code)), ask(Retourner(fiche: fiche)),
      ask(Clore(fiche: fiche)), ask(Rappeler(fiche: fiche)), ask(Relancer(fiche: fiche)), ask(Suivre(fiche: fiche)),
      ask(Archiver(fiche: fiche)), ask(GererConservation()), ask(RetirerAccord(fiche: fiche)),
      ask(DeciderOpposition(fiche: fiche, issue: .maintenue, isReasoned: true)),
      ask(
        Effacer(
          fiche: fiche, motif: .transmissionIllicite, demandeVerifiee: false, archivePublique: true, visaArchives: false
        )),
    ]
  }

  private func perils() throws -> [(action: ActionName, question: CodedRequest)] {
    let avis = try avis()
    return [
      ask(AviserPeril(destination: try gateway.organisme("commissariat"))), ask(OuvrirAvis(avis: avis)),
      ask(Justifier(avis: avis)), ask(Relire(avis: avis)), ask(Poursuivre(avis)), ask(ListerRelectures()),
    ]
  }

  private func orales() throws -> [(action: ActionName, question: CodedRequest)] {
    let orale = AvisFacts(
      reference: Reference(.transmissionOrale, year: 2026), auteur: try gateway.person("intervenant").agent,
      forme: .oral, relecture: try OrganismeID("circo"))
    let dite = try TransmissionOrale(
      a: Interlocuteur(nature: .uniteFSI), le: gateway.clock.now, fondement: .cp2236al1,
      rubriques: [.identite, .situation])
    let unit = try gateway.directory.current.organisme(dite.interlocuteur)
    return [
      ask(Consigner(organisme: unit, dite: dite, permise: true, avisEcrit: false, ecrit: false)),
      ask(OuvrirAvis(avis: orale)),
      ask(Justifier(avis: orale)), ask(Relire(avis: orale)), ask(Acquitter(orale)), ask(Poursuivre(orale)),
      ask(ListerOrales()), ask(RelireOrales()),
    ]
  }

  private func saisines() throws -> [(action: ActionName, question: CodedRequest)] {
    let saisine = SaisineFacts(
      reference: Reference(.saisine, year: 2026), auteur: try gateway.person("gardien").agent,
      emetteur: try gateway.organisme("commissariat"), destination: try gateway.organisme("poste"), etat: .ouverte)
    return [
      ask(Saisir(destination: try gateway.organisme("poste"), origine: OrigineSaisine.all[0], accord: .donne)),
      ask(OuvrirSaisine(saisine: saisine)), ask(Rattacher(saisine: saisine)), ask(ListerSaisines()),
      ask(
        DonnerSuite(saisine: saisine, suite: .priseDeContact, accord: AccordEnCodes(.donne, objets: [.suitesFsi]))),
      ask(LireSuite(saisine: saisine, auteur: agent.id)),
    ]
  }

  private func devoirs() throws -> [(action: ActionName, question: CodedRequest)] {
    let fiche = try Self.fiche(gateway)
    return [ask(Alerter(try transmission())), ask(Poursuivre(fiche)), ask(Acquitter(fiche))]
  }

  private func administration() throws -> [(action: ActionName, question: CodedRequest)] {
    let secteur = try gateway.organisme("nord")
    let member = try gateway.person("nord-1").id
    return [
      ask(EnrolerAgent()), ask(RevoquerAgent()), ask(ListerAgents()), ask(ImporterTerritoire()),
      ask(ListerOrganismes()), ask(LireMetriques()), ask(Attester(organisme: secteur, membres: [member])),
      ask(DesignerPermanence(organisme: secteur, membres: [member])), ask(LireDestinataires(organisme: secteur)),
      ask(CertifierCle(titulaire: member)), ask(GarderCoffre(titulaire: agent.id)), ask(LireCoffre(titulaire: member)),
      ask(Recouvrer(organisme: secteur, concerne: member)),
    ]
  }

  /// The tables of a quarter, not published.
  private static let tableaux = StatistiqueFacts(
    trimestre: "2026-T4", portee: .globale, publiee: false, plusPetite: 5, seuil: 5)

  private func ask<Act: GatedAct>(_ act: Act) -> (action: ActionName, question: CodedRequest) {
    switch gateway.access.decide(act, by: agent) {
    case .permitted(let permitted): (Act.action, permitted.trace.question)
    case .refused(let refusal): (Act.action, refusal.trace.question)
    }
  }

  /// Every fact that may be coded, the optional one too.
  private func transmission() throws -> Transmettre {
    Transmettre(
      destination: try gateway.organisme("crip"), circuit: .informationPreoccupante, fondement: .casfL22621,
      faits: try FaitsCodes(
        profil: .victime, classeAge: .de6a10, protection: .incapable([.age]), natures: [.sevices, .negligences],
        imminence: .imminente, arme: .detenue, dangereux: true, consulteAuteur: true, accord: .donne,
        objetsAccord: [.contact, .transmission], parents: .nonInformes,
        motifParents: MotifParentsNonInformes(code: "enquete"), difficultesAggravees: true,
        plusieursProfessionnels: true))
  }

  /// A fiche of `intervenant` to the secteur nord, from which somebody is left out.
  static func fiche(_ gateway: TestGateway) throws -> FicheFacts {
    FicheFacts(
      reference: Reference(.ficheNavette, year: 2026), auteur: try gateway.person("intervenant").agent,
      destination: try gateway.organisme("nord"), circuit: .orientationSecteur, fondement: .accord,
      etat: .transmise, accord: .donne, dejaOuverte: false, ecartes: [try gateway.person("nord-2").agent])
  }

  private func avis() throws -> AvisFacts {
    AvisFacts(
      reference: Reference(.avisDePeril, year: 2026), auteur: try gateway.person("intervenant").agent,
      forme: .ecrit(a: try gateway.organisme("commissariat"), .justifie), relecture: try OrganismeID("circo"))
  }
}

extension TestGateway {
  func organisme(_ id: String) throws -> Organisme {
    guard let organisme = directory.current.organismes[try OrganismeID(id)] else {
      throw Unexpected(description: "no body is called \(id)")
    }
    return organisme
  }
}
