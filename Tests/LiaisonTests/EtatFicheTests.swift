import Foundation
import Liaison
import Testing

struct EtatFicheTests {
  private static func state(_ nature: EtatFiche.Nature) throws -> EtatFiche {
    let acte = try Exemples.acte()
    return switch nature {
    case .brouillon: .brouillon(acte)
    case .transmise: .transmise(acte)
    case .consultee: .consultee(acte)
    case .accusee: .accusee(acte)
    case .refusee: .refusee(acte, try .init(code: "hors-territoire"))
    case .reorientee: .reorientee(acte, vers: try .init("secteur-b"), try .init(code: "commune-erronee"))
    case .retournee: .retournee(acte, .prisEnCharge)
    case .close: .close(acte)
    case .rappelee: .rappelee(acte, try .init(code: "erreur-personne"))
    case .effacee: .effacee(acte, try .init(code: "erreur"))
    }
  }

  private static func apply(_ transition: TransitionFiche, to state: EtatFiche, _ acte: Acte) throws -> EtatFiche {
    switch transition {
    case .transmettre: try state.transmettre(acte)
    case .consulter: try state.consulter(acte)
    case .accuser: try state.accuser(acte)
    case .refuser: try state.refuser(acte, .init(code: "hors-territoire"))
    case .reorienter: try state.reorienter(acte, vers: .init("secteur-b"), .init(code: "commune-erronee"))
    case .retourner: try state.retourner(acte, .prisEnCharge)
    case .clore: try state.clore(acte)
    case .rappeler: try state.rappeler(acte, .init(code: "erreur-personne"))
    case .effacer: try state.effacer(acte, .init(code: "erreur"))
    case .retirer: try state.retirer(acte)
    case .decider: try state.decider(acte, .arretee)
    }
  }

  /// Written apart from the implementation: state, transition, state reached. All the rest is refused.
  private static let table: [EtatFiche.Nature: [TransitionFiche: EtatFiche.Nature]] = [
    .brouillon: [.transmettre: .transmise, .effacer: .effacee],
    .transmise: [
      .consulter: .consultee, .reorienter: .reorientee, .rappeler: .rappelee, .retirer: .rappelee, .effacer: .effacee,
    ],
    .consultee: [
      .consulter: .consultee, .accuser: .accusee, .refuser: .refusee, .reorienter: .reorientee, .effacer: .effacee,
      .retirer: .consultee, .decider: .rappelee,
    ],
    .accusee: [
      .consulter: .accusee, .refuser: .refusee, .reorienter: .reorientee, .retourner: .retournee, .effacer: .effacee,
      .retirer: .accusee, .decider: .rappelee,
    ],
    .refusee: [
      .consulter: .refusee, .reorienter: .reorientee, .clore: .close, .effacer: .effacee, .retirer: .refusee,
      .decider: .rappelee,
    ],
    .reorientee: [
      .consulter: .consultee, .reorienter: .reorientee, .rappeler: .rappelee, .retirer: .rappelee, .effacer: .effacee,
    ],
    .retournee: [
      .consulter: .retournee, .clore: .close, .effacer: .effacee, .retirer: .retournee, .decider: .rappelee,
    ],
    .close: [.consulter: .close, .effacer: .effacee, .retirer: .close, .decider: .rappelee],
    .rappelee: [.effacer: .effacee],
    .effacee: [:],
  ]

  @Test(arguments: EtatFiche.Nature.allCases, TransitionFiche.allCases)
  func `a transition leads where the table says or is refused by name`(
    nature: EtatFiche.Nature, transition: TransitionFiche
  ) throws {
    let state = try Self.state(nature)
    let expected = try #require(Self.table[nature])[transition]
    #expect(state.transitionsOuvertes.contains(transition) == (expected != nil))
    if let expected {
      #expect(try Self.apply(transition, to: state, Exemples.acte("agent-b", 60)).nature == expected)
    } else {
      let refused = TransitionRefusee(transition, dans: nature)
      #expect(throws: refused) { try Self.apply(transition, to: state, Exemples.acte("agent-b", 60)) }
      #expect(!refused.message.isEmpty)
    }
  }

  @Test func `refusals outnumber acceptances`() {
    let accepted = Self.table.values.reduce(0) { $0 + $1.count }
    #expect(accepted * 2 < EtatFiche.Nature.allCases.count * TransitionFiche.allCases.count)
  }

  @Test func `only the first opening signs the state`() throws {
    let first = try Exemples.acte("agent-b", 1)
    let opened = try Self.state(.transmise).consulter(first)
    #expect(try opened.consulter(Exemples.acte("agent-c", 2)).acte == first)
  }

  @Test func `a declined fiche goes elsewhere, comes back and is closed`() throws {
    let acte = try Exemples.acte()
    let state = try EtatFiche.brouillon(acte).transmettre(acte).consulter(acte).refuser(
      acte, .init(code: "hors-territoire")
    )
    .reorienter(acte, vers: .init("secteur-b"), .init(code: "commune-erronee")).consulter(acte).accuser(acte)
    .retourner(acte, .dejaSuivi).clore(acte)
    #expect(state == .close(acte))
  }
}

struct EtatAvisTests {
  private func emis() throws -> EtatAvis { .emis(try Exemples.acte("auteur")) }

  @Test func `an avis is justified by its author and reviewed by someone else`() throws {
    let reviewed = try emis().justifier(Exemples.acte("auteur", 3600)).relire(Exemples.acte("cadre", 7200), .fondee)
    #expect(reviewed.nature == .relu && reviewed.emission.par.description == "auteur")
  }

  @Test func `nobody else justifies and nobody reviews their own`() throws {
    #expect(throws: TransitionAvisRefusee.justificationParUnAutre) { try emis().justifier(Exemples.acte("cadre")) }
    let justified = try emis().justifier(Exemples.acte("auteur"))
    #expect(throws: TransitionAvisRefusee.relectureParLAuteur) {
      try justified.relire(Exemples.acte("auteur"), .fondee)
    }
  }

  @Test func `what comes too early or twice is refused`() throws {
    #expect(throws: TransitionAvisRefusee.etat(.relire, dans: .emis)) {
      try emis().relire(Exemples.acte("cadre"), .fondee)
    }
    let justified = try emis().justifier(Exemples.acte("auteur"))
    #expect(throws: TransitionAvisRefusee.etat(.justifier, dans: .justifie)) {
      try justified.justifier(Exemples.acte("auteur"))
    }
    let reviewed = try justified.relire(Exemples.acte("cadre"), .aDiscuter)
    #expect(throws: TransitionAvisRefusee.etat(.relire, dans: .relu)) {
      try reviewed.relire(Exemples.acte("cadre"), .fondee)
    }
    let erased = try reviewed.effacer(Exemples.acte("dpo"), .init(code: "erreur"))
    #expect(throws: TransitionAvisRefusee.etat(.effacer, dans: .efface)) {
      try erased.effacer(Exemples.acte("dpo"), .init(code: "erreur"))
    }
  }

  @Test func `the justification is late after twenty-four hours and still accepted`() throws {
    let avis = try emis()
    #expect(!avis.estEnRetard(at: avis.emission.le.addingTimeInterval(86_399)))
    #expect(avis.estEnRetard(at: avis.emission.le.addingTimeInterval(86_400)))
    let late = try avis.justifier(Exemples.acte("auteur", 90_000))
    #expect(late.nature == .justifie && late.estEnRetard(at: avis.emission.le))
    #expect(try !avis.justifier(Exemples.acte("auteur", 60)).estEnRetard(at: .distantFuture))
  }
}
