internal import JSON
internal import Law
internal import Liaison

/// What the policies say of something that was said aloud, as they would of what is about to be sent: the same questions,
/// the same answers. It blocks nothing, since it has taken place.
struct ExamenOral: Sendable {
  /// Whether they permitted it, sections included.
  let permise: Bool
  /// What that rests on.
  let trace: DecisionTrace
  /// What refuses, when something does.
  let refusal: Refusal?
  /// The sections that were not to be said to that body.
  let retenues: [SectionRefusal]
  /// The disclosure as the policies see it; nil for a péril without facts.
  let transmission: Transmettre?

  init(_ dite: TransmissionOrale, to organisme: Organisme, by agent: AuthenticatedAgent, access: AccessControl) {
    transmission = dite.faits.map { faits in
      Transmettre(
        destination: organisme, circuit: Circuit(menantA: organisme.nature), fondement: dite.fondement, faits: faits)
    }
    guard let transmission, !dite.fondement.estUnPeril else {
      // A péril is no fiche: neither a circuit nor sections are asked of it.
      retenues = []
      switch access.decide(AviserPeril(destination: organisme), by: agent) {
      case .permitted(let permitted): (permise, trace, refusal) = (true, permitted.trace, nil)
      case .refused(let refused): (permise, trace, refusal) = (false, refused.trace, refused)
      }
      return
    }
    let parts = dite.rubriques.sorted { $0.rangDansLaListe < $1.rangDansLaListe }.map { FichePart($0) }
    let review = TransmissionReview(transmission, parts: parts, by: agent, access: access)
    retenues = review.refusals
    switch review.verdict(minimise: false) {
    case .permitted(let permitted): (permise, trace, refusal) = (true, permitted.trace, nil)
    case .refused(let refused): (permise, trace, refusal) = (false, refused.trace, refused)
    }
  }

  /// The policies without the force of law that advise against what was permitted.
  var avertissements: [PolicyNotice] { permise ? trace.warnings : [] }

  /// What its author is told.
  var answer: JSONObject {
    [
      "politiques": .array(trace.reasons.map { JSON($0) }),
      "conditions": .array((refusal?.nearest ?? []).map { JSON($0) }),
      "retenues": .array(retenues.map { JSON($0) }),
    ]
  }
}

extension ExamenOral {
  /// What its author is told.
  static let answer: [JSONSchema.Member] = [
    .required("politiques", .array(of: PolicyNotice.schema)),
    .required("conditions", .array(of: NearPermit.schema)),
    .required("retenues", .array(of: SectionRefusal.schema)),
  ]
}

extension Circuit {
  /// The circuit that ordinarily leads to a kind of body: what is said aloud takes none, and the policies ask for one.
  fileprivate init(menantA nature: NatureOrganisme) {
    self =
      switch nature {
      case .secteur, .circonscription: .orientationSecteur
      case .posteIntervenant: .versIntervenant
      case .departement, .crip: .informationPreoccupante
      case .parquet: .signalementJudiciaire
      case .prefecture: .signalementArme
      case .uniteFSI, .commandement, .employeur, .partenaire, .pilotage, .exploitant: .partenaire
      }
  }
}
