import Cedar
import Law
import Liaison

@testable import Gateway

/// Acts to decide, for every rule of the policies to be both satisfied and unsatisfied by some.
struct PolicyCase: Sendable {
  let name: String
  let decide: @Sendable (AccessControl, TestGateway) throws -> Decided

  /// A decision, whatever the act.
  struct Decided {
    let isPermitted: Bool
    let trace: DecisionTrace
    var ids: Set<String> { Set((trace.reasons + trace.warnings).map(\.id)) }
  }

  init<Act: GatedAct>(
    _ name: String, by agent: String, _ act: @escaping @Sendable (TestGateway) throws -> Act
  ) {
    self.name = "\(agent): \(name)"
    decide = { access, gateway in
      switch access.decide(try act(gateway), by: try gateway.agent(agent)) {
      case .permitted(let permitted): Decided(isPermitted: true, trace: permitted.trace)
      case .refused(let refusal): Decided(isPermitted: false, trace: refusal.trace)
      }
    }
  }

  // MARK: Making acts

  static func faits(
    _ classe: ClasseAge = .de26a39, profil: Profil = .victime, protection: CapaciteSeProteger = .nonEvaluee,
    natures: Set<NatureFaits> = [], imminence: Imminence = .aucune, arme: SituationArme = .aucune,
    dangereux: Bool = false, consulte: Bool = false, accord: EtatAccord = .donne,
    objets: Set<ObjetAccord>? = nil, parents: InformationParents = .sansObjet, aggravees: Bool = false,
    plusieurs: Bool = false
  ) throws -> FaitsCodes {
    try FaitsCodes(
      profil: profil, classeAge: classe, protection: protection, natures: natures, imminence: imminence, arme: arme,
      dangereux: dangereux, consulteAuteur: consulte, accord: accord,
      objetsAccord: objets ?? (accord == .donne ? [.contact, .transmission] : []), parents: parents,
      difficultesAggravees: aggravees, plusieursProfessionnels: plusieurs)
  }

  static func transmettre(
    _ gateway: TestGateway, _ circuit: Circuit, _ fondement: FondementLegal, to organisme: String, _ faits: FaitsCodes
  ) throws -> Transmettre {
    Transmettre(
      destination: try gateway.organisme(organisme), circuit: circuit, fondement: fondement, faits: faits)
  }

  static func transmission(
    _ name: String, by agent: String = "intervenant", _ circuit: Circuit = .orientationSecteur,
    _ fondement: FondementLegal = .accord, to organisme: String = "nord",
    _ faits: @escaping @Sendable () throws -> FaitsCodes
  ) -> PolicyCase {
    PolicyCase("\(name), \(fondement.code) → \(organisme)", by: agent) {
      try transmettre($0, circuit, fondement, to: organisme, faits())
    }
  }

  /// What the facts of a transmission still impose.
  static func alerte(
    _ name: String, by agent: String = "intervenant", _ fondement: FondementLegal = .accord,
    to organisme: String = "nord", _ faits: @escaping @Sendable () throws -> FaitsCodes
  ) -> PolicyCase {
    PolicyCase("alerter \(name), \(fondement.code) → \(organisme)", by: agent) {
      Alerter(destination: try $0.organisme(organisme), fondement: fondement, faits: try faits())
    }
  }

  static func section(
    _ section: SectionCode, to organisme: String, _ fondement: FondementLegal = .accord, objets: Set<ObjetAccord>? = nil
  ) -> PolicyCase {
    PolicyCase("section \(section.code), \(fondement.code) → \(organisme)", by: "intervenant") {
      Communiquer(
        transmission: try transmettre($0, .partenaire, fondement, to: organisme, faits(objets: objets)),
        section: section, categorie: section.categorie)
    }
  }

  /// A fiche of `intervenant` to the secteur nord.
  static func facts(
    _ gateway: TestGateway, auteur: String = "intervenant", destination: String = "nord",
    fondement: FondementLegal = .accord, accord: EtatAccord = .donne, dejaOuverte: Bool = false,
    ecartes: [String] = []
  ) throws -> FicheFacts {
    FicheFacts(
      reference: Reference(.ficheNavette, year: 2026), auteur: try gateway.person(auteur).agent,
      destination: try gateway.organisme(destination), circuit: .orientationSecteur, fondement: fondement,
      etat: dejaOuverte ? .consultee : .transmise, accord: accord, dejaOuverte: dejaOuverte,
      ecartes: try ecartes.map { try gateway.person($0).agent })
  }

  static func reorientation(
    to nature: NatureOrganisme, by agent: String = "intervenant", from destination: String = "nord"
  ) -> PolicyCase {
    PolicyCase("reorienter \(destination) → \(nature.code)", by: agent) {
      Reorienter(fiche: try facts($0, destination: destination), natureDestination: nature.code)
    }
  }

  static func avis(
    _ gateway: TestGateway, auteur: String = "intervenant", etat: EtatAvis.Nature = .justifie,
    relecture: String? = "circo"
  ) throws -> AvisFacts {
    AvisFacts(
      reference: Reference(.avisDePeril, year: 2026), auteur: try gateway.person(auteur).agent,
      destination: try gateway.organisme("commissariat"), etat: etat,
      relecture: try relecture.map { try OrganismeID($0) })
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
