internal import Authority
internal import Liaison

extension EnrolAgent {
  /// Enrols as an administrator asked, under the identifier that both requests state.
  public func callAsFunction(
    _ demande: DemandeDAgent, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    do {
      let enrolment = try AgentEnrolment(authentication: demande.authentification, encryption: demande.chiffrement)
      let new = try demande.agent(AgentID(enrolment.agent.text))
      self(new, enrolment, by: agent, completion: completion)
    } catch let error as LiaisonError {
      completion(.failed(GatewayError(error)))
    } catch {
      completion(
        .failed(
          GatewayError(
            .invalid, "Les deux demandes de certificat ne vont pas ensemble ou sont d’un autre usage.",
            field: "demandes")))
    }
  }
}
