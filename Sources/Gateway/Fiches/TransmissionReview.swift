public import Law
public import Liaison

/// A section that may not go to a destination, and the policies that say so.
public struct SectionRefusal: Sendable {
  /// The section.
  public let part: FichePart
  /// What refuses it, and what it lacks.
  public let refusal: Refusal

  /// What refuses it.
  public var reasons: [PolicyNotice] { refusal.trace.reasons }
}

/// A part of a fiche as minimisation sees it: a section and what the RGPD makes of it. Attachments have their own category.
public struct FichePart: Hashable, Sendable {
  /// The section.
  public let section: SectionCode
  /// The category.
  public let categorie: CategorieRGPD

  /// A section with its own category, or another for an attachment.
  public init(_ section: SectionCode, _ categorie: CategorieRGPD? = nil) {
    (self.section, self.categorie) = (section, categorie ?? section.categorie)
  }
}

extension FicheNavette {
  /// The parts that are there, in the order of the sections.
  var parts: [FichePart] {
    let ordered = sections.subtracting([.piecesJointes]).sorted { $0.rangDansLaListe < $1.rangDansLaListe }
    let attached = Set(piecesJointes.map(\.categorie)).sorted { $0.rangDansLaListe < $1.rangDansLaListe }
    return ordered.map { FichePart($0) } + attached.map { FichePart(.piecesJointes, $0) }
  }
}

/// Everything the policies say of a transmission: of the whole, and of each part of the fiche.
///
/// The dry-run and the transmission itself read the same review, so that what was announced is what happens.
struct TransmissionReview: Sendable {
  /// The verdict on the whole.
  let whole: Verdict<Transmettre>
  /// The parts that may go.
  let granted: [FichePart]
  /// The parts that may not.
  let refusals: [SectionRefusal]
  private let decided: [(part: DecidedPart, trace: DecisionTrace)]

  init(_ act: Transmettre, parts: [FichePart], by agent: AuthenticatedAgent, access: AccessControl) {
    whole = access.decide(act, by: agent)
    var granted: [FichePart] = []
    var refusals: [SectionRefusal] = []
    decided = parts.map { part in
      let section = Communiquer(transmission: act, section: part.section, categorie: part.categorie)
      let trace: DecisionTrace
      let isPermitted: Bool
      switch access.decide(section, by: agent) {
      case .permitted(let permitted):
        (trace, isPermitted) = (permitted.trace, true)
        granted.append(part)
      case .refused(let refusal):
        (trace, isPermitted) = (refusal.trace, false)
        refusals.append(SectionRefusal(part: part, refusal: refusal))
      }
      let decided = DecidedPart(
        action: Communiquer.action, added: section.added, isPermitted: isPermitted, reasons: trace.reasons)
      return (decided, trace)
    }
    (self.granted, self.refusals) = (granted, refusals)
  }

  /// The sections that may go.
  var sections: Set<SectionCode> { Set(granted.map(\.section)) }
  /// The categories of attachments that may go.
  var attachments: Set<CategorieRGPD> { Set(granted.filter { $0.section == .piecesJointes }.map(\.categorie)) }

  /// Whether the transmission may take place.
  /// - Parameter minimise: whether the parts that may not go are withheld, rather than a reason to refuse the whole.
  ///   Without identité and demande there is no fiche, so those two are never withheld.
  func verdict(minimise: Bool) -> Verdict<Transmettre> {
    let isWhole = refusals.isEmpty || (minimise && sections.isSuperset(of: [.identite, .demande]))
    func trace(of whole: DecisionTrace, restingOn grounds: [DecisionTrace]) -> DecisionTrace {
      whole.including(decided.map(\.part), restingOn: grounds)
    }
    func grounds(_ isPermitted: Bool) -> [DecisionTrace] {
      decided.filter { $0.part.isPermitted == isPermitted }.map(\.trace)
    }
    switch whole {
    case .refused(let refusal): return .refused(refusal.tracing(trace(of: refusal.trace, restingOn: [refusal.trace])))
    case .permitted(let permitted) where isWhole:
      return .permitted(permitted.tracing(trace(of: permitted.trace, restingOn: [permitted.trace] + grounds(true))))
    case .permitted(let permitted):
      let trace = trace(of: permitted.trace, restingOn: grounds(false))
      return .refused(Refusal(parts: refusals.map(\.refusal), trace: trace))
    }
  }
}
