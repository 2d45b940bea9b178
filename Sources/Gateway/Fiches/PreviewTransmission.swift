public import JSON
internal import Law
public import Liaison

/// Says what a transmission would do, before anything is sent: the dry-run.
///
/// It takes facts and section names, never text, and leaves no trace in the journal: nothing is disclosed.
public struct PreviewTransmission: Sendable {
  let desk: Desk

  /// Decides, and says why: the verdict is the one that a transmission of these parts would get.
  /// - Parameter minimise: whether the parts that may not go would be withheld, rather than refuse the whole.
  /// - Throws: ``GatewayError`` for a destination that cannot be found.
  public func callAsFunction(
    _ choice: ChoixDestination, circuit: Circuit, fondement: FondementLegal, faits: FaitsCodes, parts: [FichePart],
    minimise: Bool, by agent: AuthenticatedAgent
  ) throws(GatewayError) -> JSONObject {
    let destination = try desk.directory.current.destination(of: choice)
    let act = Transmettre(destination: destination, circuit: circuit, fondement: fondement, faits: faits)
    let review = TransmissionReview(act, parts: parts, by: agent, access: desk.access)
    let trace: DecisionTrace
    let isPermitted: Bool
    switch review.verdict(minimise: minimise) {
    case .permitted(let permitted): (trace, isPermitted) = (permitted.trace, true)
    case .refused(let refusal): (trace, isPermitted) = (refusal.trace, false)
    }
    return [
      "decision": .string(isPermitted ? "permise" : "refusee"),
      "destination": .string(destination.id.description),
      "politiques": .array(trace.reasons.map { JSON($0) }),
      "refus": .array(isPermitted ? [] : trace.reasons.map { JSON($0) }),
      "rubriques": .array(review.granted.map { .string($0.section.code) }),
      "retenues": .array(review.refusals.map { JSON($0) }),
      "obligations": .array(trace.obligations.map { JSON(obligation: $0) }),
      "avertissements": .array(trace.warnings.map { JSON($0) }),
    ]
  }
}
