public import Liaison

extension RerouteFiche {
  /// Re-routes as a client asked.
  public func callAsFunction(
    _ reference: Reference, _ demande: DemandeDeReorientation, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    let keys = demande.cles.map { Rewrap(envelope: $0.enveloppe, key: $0.cle) }
    self(reference, demande.reorientation, keys: keys, by: agent, completion: completion)
  }
}
