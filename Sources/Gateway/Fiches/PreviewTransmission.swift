internal import Foundation
public import JSON
internal import Law
internal import Liaison

/// Says what a transmission would do, before anything is sent: the dry-run.
///
/// It takes facts and section names, never text, and leaves no trace in the journal: nothing is disclosed.
public struct PreviewTransmission: Sendable {
  let desk: Desk

  /// Decides as a client asked, once for each destination: the verdict is the one that a transmission of these parts would
  /// get there.
  /// - Returns: `{simulations: […]}`, in the order of the destinations.
  /// - Throws: ``GatewayError`` for a destination that cannot be found.
  public func callAsFunction(
    _ simulation: SimulationDeTransmission, by agent: AuthenticatedAgent
  ) throws(GatewayError) -> JSONObject {
    var answers: [JSON] = []
    for choice in simulation.destinations {
      let destination = try desk.directory.current.destination(of: choice)
      answers.append(.object(preview(simulation, to: destination, by: agent)))
    }
    return ["simulations": .array(answers)]
  }

  private func preview(
    _ simulation: SimulationDeTransmission, to destination: Organisme, by agent: AuthenticatedAgent
  ) -> JSONObject {
    let act = Transmettre(
      destination: destination, circuit: simulation.circuit, fondement: simulation.fondement, faits: simulation.faits)
    let review = TransmissionReview(act, parts: simulation.parts, by: agent, access: desk.access)
    let alerte = Alerte(
      act, to: Suite.Envoi(destination: destination, fondement: simulation.fondement), after: nil, by: agent,
      access: desk.access)
    let trace: DecisionTrace
    var refusal: Refusal?
    switch review.verdict(minimise: simulation.minimiser) {
    case .permitted(let permitted): trace = permitted.trace
    case .refused(let refused): (trace, refusal) = (refused.trace, refused)
    }
    return [
      "decision": .string(refusal == nil ? "permise" : "refusee"),
      "destination": .string(destination.id.description), "nature": destination.nature.json,
      "politiques": .array(trace.reasons.map { JSON($0) }),
      "refus": .array(refusal == nil ? [] : trace.reasons.map { JSON($0) }),
      "conditions": .array(refusal.map { $0.nearest.map { JSON($0) } } ?? []),
      "rubriques": .array(review.granted.map { .string($0.section.code) }),
      "retenues": .array(review.refusals.map { JSON($0) }),
      "obligations": .array(trace.obligations.map { JSON(obligation: $0) }),
      "alertes": .array(alerte.devoirs.map { JSON(obligation: $0) }),
      "avertissements": .array(trace.warnings.map { JSON($0) }),
    ]
  }
}

extension SimulationDeTransmission {
  /// The parts that the fiche would have.
  fileprivate var parts: [FichePart] {
    // A fiche always has these two, whether they were named or not.
    let named = rubriques.union([.identite, .demande])
    let sections = named.sorted { $0.rangDansLaListe < $1.rangDansLaListe }
    let categories = categoriesPieces.sorted { $0.rangDansLaListe < $1.rangDansLaListe }
    // Attachments are judged by their categories; unnamed, they are as ordinary as their section.
    let parts = sections.filter { $0 != .piecesJointes || categories.isEmpty }.map { FichePart($0) }
    return parts + categories.map { FichePart(.piecesJointes, $0) }
  }
}

extension PreviewTransmission {
  /// What a dry-run answers.
  public static let answer: [JSONSchema.Member] = [
    .required(
      "simulations",
      .array(
        of: .object([
          .required("decision", .codes(["permise", "refusee"])), .required("destination", OrganismeID.schema),
          .required("nature", \Organisme.nature), .required("politiques", .array(of: PolicyNotice.schema)),
          .required("refus", .array(of: PolicyNotice.schema)),
          .required("conditions", .array(of: NearPermit.schema)),
          .required("rubriques", .array(of: .code(SectionCode.self))),
          .required("retenues", .array(of: SectionRefusal.schema)),
          .required("obligations", .array(of: PolicyNotice.obligationSchema)),
          .required("alertes", .array(of: PolicyNotice.obligationSchema)),
          .required("avertissements", .array(of: PolicyNotice.schema)),
        ])))
  ]
}
