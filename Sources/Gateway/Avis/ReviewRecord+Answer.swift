internal import Foundation
public import JSON
internal import Liaison
public import Store

extension JSON {
  /// A péril in the queue of reviews: no name, no text.
  init(_ review: ReviewRecord, in directory: DirectorySnapshot, at now: Date) {
    let (reference, etat) = (review.reference, review.suivi.etat)
    var justification: Acte?
    var relecture: (Acte, ConclusionRelecture)?
    switch etat {
    case .emis, .efface: break
    case .justifie(_, let acte): justification = acte
    case .relu(_, let acte, let autre, let conclusion): (justification, relecture) = (acte, (autre, conclusion))
    }
    self = .objet([
      "reference": .string(reference.description), "orale": .siVrai(reference.kind == .transmissionOrale),
      "auteur": etat.emission.par.json, "le": .string(Instants.text(etat.emission.le)), "etat": etat.nature.json,
      "relectureAvant": .string(Instants.text(etat.relectureDue)), "enRetard": .bool(etat.relectureEnRetard(at: now)),
      "circonscription": (review.suivi.relecture ?? directory.reviewer(of: etat.emission.par))?.json,
      "justifieeLe": justification.map { .string(Instants.text($0.le)) },
      "relueLe": relecture.map { .string(Instants.text($0.0.le)) }, "relecteur": relecture?.0.par.json,
      "conclusion": relecture?.1.json,
    ])
  }
}

extension ReviewRecord: Described {
  /// A péril in the queue of reviews.
  public static let schema = JSONSchema.object([
    .required("reference", \ReviewRecord.reference), .optional("orale", .boolean), .required("auteur", AgentID.schema),
    .required("le", Instants.schema), .required("etat", .code(EtatAvis.Nature.self)),
    .required("relectureAvant", Instants.schema), .required("enRetard", .boolean),
    .optional("circonscription", OrganismeID.schema), .optional("justifieeLe", Instants.schema),
    .optional("relueLe", Instants.schema), .optional("relecteur", AgentID.schema),
    .optional("conclusion", .code(ConclusionRelecture.self)),
  ]).named("Relecture")
}

extension DirectorySnapshot {
  /// The circonscription whose cadres review what an agent discloses, unless its justification names another.
  func reviewer(of agent: AgentID) -> OrganismeID? {
    (memberships[agent] ?? []).lazy.compactMap { self.organismes[$0.organisme]?.parent }
      .first { self.organismes[$0]?.nature == .circonscription }
  }
}
