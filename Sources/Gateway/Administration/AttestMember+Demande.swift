internal import Authority
public import Liaison

extension AttestMember {
  /// Attests as a client asked. An attestation that renews another leaves the member on duty if they were.
  public func callAsFunction(
    _ demande: DemandeDAttestation, in organisme: OrganismeID, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    do {
      let member = try AgentID(demande.attestation.statement.agent.text)
      let held = desk.directory.current.memberships[member]?.first { $0.organisme == organisme }
      self(
        demande.attestation, in: organisme, onDuty: demande.dePermanence ?? held?.dePermanence ?? false, by: agent,
        completion: completion)
    } catch {
      completion(.failed(GatewayError(error)))
    }
  }
}
