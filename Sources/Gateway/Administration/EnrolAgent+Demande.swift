internal import Authority
internal import Cryptography
internal import Liaison

extension EnrolAgent {
  /// Enrols as an administrator asked, under the identifier that the requests state.
  public func callAsFunction(
    _ demande: DemandeDAgent, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    do {
      let authentication = try AuthenticationEnrolment(demande.authentification)
      let encryption = try demande.chiffrement.map {
        try EncryptionEnrolment($0, of: authentication.agent, besides: [authentication.request.publicKey])
      }
      let new = try demande.agent(AgentID(authentication.agent.text))
      self(new, authentication, encryption, by: agent, completion: completion)
    } catch let error as LiaisonError {
      completion(.failed(GatewayError(error)))
    } catch {
      completion(
        .failed(
          GatewayError(
            .invalid, "Les demandes de certificat ne vont pas ensemble ou sont d’un autre usage.",
            field: "demandes")))
    }
  }
}
