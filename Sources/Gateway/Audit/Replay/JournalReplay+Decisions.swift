internal import Journal
internal import Liaison

/// What holds for every decision: who takes part, by which policies, about what.
extension JournalReplay {
  mutating func agentEvent(_ body: UnsafeRawBufferPointer, isPermitted: Bool) {
    if isPermitted { tally.permitted += 1 } else { tally.refused += 1 }
    checkDecision(body)
    checkPolicySet(body)
    let agent = actor(body, isPermitted: isPermitted)
    if isRunning == false, isPermitted || reader.instant > stopped + Self.lateness {
      // What was committed while the gateway was stopping had been decided before.
      if reader.instant > stopped { fault(.actWhileStopped) }
    }
    switch EventTables.shared.subject(reader.kind) {
    case .reference: onReference(body, agent, isPermitted: isPermitted)
    case .identifier where isPermitted: onIdentifier(body)
    default: break
    }
  }

  /// The question is of this act, by this agent, about this.
  private mutating func checkDecision(_ body: UnsafeRawBufferPointer) {
    func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: body[range]) }
    var isOfThis =
      EventTables.shared.actions(reader.kind).map { $0.place(of: bytes(reader.question.action.id)) != nil } ?? true
    if let agent = part(.agent, body) {
      isOfThis = isOfThis && bytes(reader.question.principal.id).isSame(as: agent)
    }
    if reader.kind.isDecidedOnItsSubject, let subject = part(.objet, body) {
      isOfThis = isOfThis && bytes(reader.question.resource.id).isSame(as: subject)
    }
    if !isOfThis { fault(.decisionOfSomethingElse) }
  }

  private mutating func checkPolicySet(_ body: UnsafeRawBufferPointer) {
    guard let set = part(.jeu, body).flatMap(DigestKey.init) else { return fault(.policySetNeverInForce) }
    guard set != lastSet else { return }
    if !sets.contains(set) {
      if mayBeUnknown { tally.unknown += 1 } else { fault(.policySetNeverInForce) }
      sets.insert(set)
    }
    cite(set)
  }

  /// Who acts: somebody who was enrolled, and was not revoked.
  ///
  /// What changes something is checked again in its commit; a reading or a refusal may be written just after a revocation.
  private mutating func actor(_ body: UnsafeRawBufferPointer, isPermitted: Bool) -> Int {
    guard let name = part(.agent, body) else { return -1 }
    let agent = number(ofAgent: name)
    require(enrolled: agent)
    if let revoked = agents[agent].revoked {
      let isLate = reader.kind.retention == .access || !isPermitted
      if !isLate || reader.instant > revoked + Self.lateness { fault(.revokedAgent) }
    }
    return agent
  }

  mutating func number(ofAgent name: UnsafeRawBufferPointer) -> Int {
    let number = agentNames.number(name)
    if number == agents.count { agents.append(AgentReplay()) }
    return number
  }

  mutating func require(enrolled agent: Int) {
    guard !agents[agent].isEnrolled else { return }
    if mayBeUnknown { tally.unknown += 1 } else { fault(.unknownAgent) }
    // Said once.
    agents[agent].isEnrolled = true
  }
}

extension EventKind {
  /// Whether the entity that the decision is about is the event's own subject.
  var isDecidedOnItsSubject: Bool {
    switch self {
    case .ouverture, .accuse, .refus, .retour, .reorientation, .rappel, .relance, .cloture, .effacement, .retraitAccord,
      .opposition, .archivage, .suite, .acquittement, .chronologie, .ouvertureAvis, .justification, .relecture,
      .permanence,
      .lectureDestinataires, .lectureCoffre, .certificationCle, .depotCoffre, .ouvertureSaisine:
      true
    default: false
    }
  }

  /// The acts whose decision its entry may hold; none: any.
  var actions: [ActionName] {
    switch self {
    case .transmission: [.transmettre]
    case .ouverture: [.ouvrir]
    case .accuse: [.accuser]
    case .refus: [.refuser]
    case .retour: [.retourner]
    case .reorientation: [.reorienter]
    case .rappel: [.rappeler]
    case .relance: [.relancer]
    case .cloture: [.clore]
    case .effacement: [.effacer]
    case .suite: [.poursuivre, .rattacher]
    case .retraitAccord: [.retirerAccord]
    case .opposition: [.deciderOpposition]
    case .archivage: [.archiver]
    case .bordereau, .visa, .conservation: [.gererConservation]
    case .acquittement: [.acquitter]
    case .chronologie: [.suivre]
    case .avisDePeril: [.aviserPeril]
    case .ouvertureAvis: [.ouvrirAvis]
    case .justification: [.justifier]
    case .relecture: [.relire]
    case .transmissionOrale: [.consigner]
    case .examenOral: [.transmettre, .aviserPeril]
    case .brouillon: [.tenirBrouillon]
    case .liste, .listeObligations: [.lister]
    case .listeAvis: [.listerAvis]
    case .saisine: [.saisir]
    case .ouvertureSaisine: [.ouvrirSaisine]
    case .suiteDonnee: [.donnerSuite]
    case .listeSaisines: [.listerSaisines]
    case .recherche: [.rechercher]
    case .listeOrales: [.listerOrales, .relireOrales]
    default: actionsOfAdministration
    }
  }

  private var actionsOfAdministration: [ActionName] {
    switch self {
    case .lectureDestinataires: [.lireDestinataires]
    case .lectureJournal: [.lireJournal, .suivreJournal, .elaguerJournal]
    case .preuve: [.suivre, .listerAvis, .listerOrales, .listerSaisines, .lireJournal]
    case .listeRelectures: [ListerRelectures.action]
    case .elagage: [.elaguerJournal]
    case .listeAgents: [.listerAgents]
    case .listeOrganismes: [.listerOrganismes]
    case .lectureMetriques: [.lireMetriques]
    case .lectureCoffre: [.lireCoffre]
    case .passage: [.compterPassage]
    case .lectureStatistiques: [.lireStatistiques, .publierStatistiques]
    case .publicationStatistiques: [.publierStatistiques]
    case .enrolement, .certificationAcces: [.enrolerAgent]
    case .attestation: [.attester]
    case .permanence, .finAppartenance: [.designerPermanence]
    case .territoire: [.importerTerritoire]
    case .revocation: [.revoquerAgent]
    case .certificationCle: [.certifierCle]
    case .depotCoffre: [.garderCoffre]
    case .demandeRecouvrement, .recouvrement: [.recouvrer]
    default: []
    }
  }
}
