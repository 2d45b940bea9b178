public import JSON
internal import Liaison
public import Sealing
internal import Store

/// Keeps an agent's private key, wrapped under their passphrase, so that they can change workstation: their own, and
/// nobody else's.
public struct KeepCoffre: Sendable {
  let desk: Desk
  let custody: CoffreCustody

  /// Keeps a blob in place of the one that was kept: a passphrase was changed, or a key made elsewhere comes to the
  /// browser.
  public func callAsFunction(
    _ coffre: Coffre, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    guard desk.directory.current.agents[agent.id]?.encryption != nil else {
      return completion(.failed(GatewayError(.wrongState, "Vous n’avez pas encore de clé de chiffrement certifiée.")))
    }
    desk.administer(
      GarderCoffre(titulaire: agent.id), .depotCoffre, by: agent, on: agent.id.description, refreshes: false,
      write: { ledger, now in
        try ledger.transaction.putCoffre(
          try custody.wrap(coffre.json.serialized(), of: agent.id), of: agent.id, at: now)
        return (["agent": .string(agent.id.description)], [:])
      },
      completion: { outcome in
        if case .done = outcome { desk.directory.noteCoffre(of: agent.id) }
        completion(outcome)
      })
  }

  /// Hands the agent's own blob back, once its trace is durable.
  public func read(by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>) {
    desk.consult(
      LireCoffre(titulaire: agent.id), .lectureCoffre, by: agent, on: agent.id.description, completion: completion
    ) { _ in
      guard let kept = try desk.database.read({ try $0.coffre(of: agent.id) }) else {
        throw GatewayError(.notFound, "Aucune clé n’est gardée ici pour vous.")
      }
      let bytes = try custody.unwrap(kept.bytes, of: agent.id)
      guard let coffre = try? Coffre(JSONReader(JSON.parse(bytes))) else { throw GatewayError.unreadableCoffre }
      return ["coffre": coffre.json]
    }
  }
}

extension KeepCoffre {
  /// What a deposit answers.
  public static let answer: [JSONSchema.Member] = [.required("agent", AgentID.schema)]
  /// What a reading answers.
  public static let readAnswer: [JSONSchema.Member] = [.required("coffre", Coffre.schema)]
}
