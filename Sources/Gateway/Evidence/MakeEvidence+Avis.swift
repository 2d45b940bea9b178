internal import JSON
internal import Journal
public import Liaison
internal import Store

extension MakeEvidence {
  /// The evidence of a step of an avis, written or said aloud: that it was sent to who could act, opened, justified, reviewed.
  ///
  /// As for a fiche, the body of the entry goes to the avis's author and to who made the step.
  public func step(
    _ leaf: UInt64, ofAvis reference: Reference, by agent: AuthenticatedAgent, completion: @escaping Completion<[UInt8]>
  ) {
    // Taken before anything is read: what is read covers it.
    let checkpoint = desk.database.checkpoint
    let trace = AvisReading(kind: .preuve, isAboutOne: true, details: ["feuille": .count(leaf)])
    desk.onAvisSteps(reference, trace: { _ in trace }, by: agent, completion: completion) {
      situation, steps, transaction in
      let step = try steps.proven(
        by: leaf, else: GatewayError(.notFound, "Il n’y a pas cette étape, ou elle n’est pas à vous."))
      let isReserved = !situation.isOfTheirOwn && step.agent != situation.agent.id
      let file = try file(
        leaf, known: .init(step), isReserved: isReserved, checkpoint, at: situation.now, transaction)
      return (file.bytes, ["corps": .bool(file.body != nil)])
    }
  }
}
