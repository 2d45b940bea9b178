internal import JSON
internal import Journal
public import Liaison
internal import Store

extension MakeEvidence {
  /// The evidence of a step of a saisine: that it was made, opened, or that a code was returned.
  ///
  /// The body of an entry is what its decision rested on, such as what the person told the intervenant: it goes to who made
  /// the step, and to nobody else.
  public func step(
    _ leaf: UInt64, ofSaisine reference: Reference, by agent: AuthenticatedAgent,
    completion: @escaping Completion<[UInt8]>
  ) {
    // Taken before anything is read: what is read covers it.
    let checkpoint = desk.database.checkpoint
    let trace = SaisineReading(kind: .preuve, isAboutOne: true, details: ["feuille": .count(leaf)])
    desk.onSaisineSteps(reference, trace, by: agent, completion: completion) { situation, steps, transaction in
      let step = try steps.proven(
        by: leaf, else: GatewayError(.notFound, "Il n’y a pas cette étape, ou elle n’est pas à vous."))
      let file = try file(
        leaf, known: .init(step), isReserved: step.agent != situation.agent.id, checkpoint, at: situation.now,
        transaction)
      return (file.bytes, ["corps": .bool(file.body != nil)])
    }
  }
}
