internal import Cryptography
public import JSON
internal import Liaison
public import Sealing
internal import Store

/// Keeps an agent's private key, wrapped under their passphrase, so that they can change workstation: their own, and
/// nobody else's.
public struct KeepCoffre: Sendable {
  let desk: Desk
  let custody: CoffreCustody

  /// Keeps a blob in place of the one that was kept for the same key: a passphrase was changed, or a key made elsewhere
  /// comes to the browser.
  /// - Parameter key: the key that is in the blob, which the gateway cannot tell by itself. It must be the one in force at
  ///   the commit: a blob of another would leave what is sealed from now on to a key that nobody kept.
  public func callAsFunction(
    _ coffre: Coffre, of key: RecipientKeyID, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    guard desk.directory.current.agents[agent.id]?.encryption != nil else {
      return completion(.failed(GatewayError(.wrongState, "Vous n’avez pas encore de clé de chiffrement certifiée.")))
    }
    desk.administer(
      GarderCoffre(titulaire: agent.id), .depotCoffre, by: agent, on: agent.id.description, refreshes: false,
      write: { ledger, now in
        let present = try ledger.transaction.agent(agent.id)?.encryptionCertificate.map { try Certificate(der: $0) }
        guard present?.recipientKeyID == key else { throw GatewayError.anotherKey }
        try ledger.transaction.putCoffre(
          try custody.wrap(coffre.json.serialized(), of: agent.id), for: key, of: agent.id, at: now)
        return (["agent": .string(agent.id.description), "cle": .string(key.hex)], ["cle": .string(key.hex)])
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
      let former = try desk.database.read { try $0.formerCoffres(of: agent.id) }
      return [
        "coffre": try opened(kept, of: agent.id), "cle": .string(kept.key.hex),
        // One that cannot be read must not hide the present one.
        "anciens": .array(
          former.compactMap { record in (try? opened(record, of: agent.id)).map { Self.json(record, $0) } }),
      ]
    }
  }

  private func opened(_ kept: CoffreRecord, of agent: AgentID) throws(GatewayError) -> JSON {
    let bytes = try custody.unwrap(kept.bytes, of: agent)
    guard let coffre = try? Coffre(JSONReader(JSON.parse(bytes))) else { throw GatewayError.unreadableCoffre }
    return coffre.json
  }

  private static func json(_ former: CoffreRecord, _ coffre: JSON) -> JSON {
    [
      "cle": .string(former.key.hex), "coffre": coffre,
      "remplaceLe": former.replacedOn.map { .string(Instants.text($0)) } ?? .null,
    ]
  }
}

extension KeepCoffre {
  /// What a deposit answers.
  public static let answer: [JSONSchema.Member] = [.required("agent", AgentID.schema), .required("cle", key)]
  /// What a reading answers: the present key, and those that it replaced while something is sealed to them.
  public static let readAnswer: [JSONSchema.Member] = [
    .required("coffre", Coffre.schema), .required("cle", key),
    .required(
      "anciens",
      .array(
        of: .object([
          .required("cle", key), .required("coffre", Coffre.schema), .required("remplaceLe", Instants.schema),
        ]))),
  ]

  private static let key = JSONSchema.hexadecimal(bytes: RecipientKeyID.byteCount)
}

extension GatewayError {
  /// The deposit is of another key than the one in force.
  fileprivate static let anotherKey = GatewayError(
    .wrongState,
    "Cette clé n’est pas celle qui est certifiée pour vous aujourd’hui : une autre l’a remplacée, peut-être depuis un autre "
      + "poste. Rien n’a été changé ; rechargez la page et recommencez avec la clé actuelle.")
}
