internal import Authority
public import Cryptography
internal import Foundation
public import JSON
internal import Liaison
public import Sealing
internal import Store

/// Certifies the encryption key that an agent's own side made, and keeps their private key, wrapped, in the same commit.
///
/// The agent may have had another certificate. It is then revoked, and nothing more is sealed to it; nor to the new one
/// before the attestations, which vouch for one certificate, are given again: so it is for the same key too. The agent is
/// told, and whoever vouched for the former: with what the agent connects with alone, a thief could have asked.
///
/// A former key that was kept here stays while something is sealed to it.
public struct CertifyKey: Sendable {
  let desk: Desk
  let trust: TrustKeeper
  let custody: CoffreCustody

  /// The most certificates that an agent replaces in twenty-four hours: each costs a revocation list, and a line in it.
  static let dailyLimit = 5

  /// Certifies.
  /// - Parameters:
  ///   - request: the key, with its proof of possession; the private key never comes here in the clear.
  ///   - coffre: that private key under the agent's passphrase.
  public func callAsFunction(
    _ request: CertificateRequest, keeping coffre: Coffre, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    let keys = desk.directory.current.agents[agent.id]?.authentication.map(\.publicKey) ?? []
    guard
      let enrolment = try? EncryptionEnrolment(request, of: OpaqueIdentifier(agent.id.description), besides: keys)
    else {
      return completion(
        .failed(
          GatewayError(
            .invalid,
            "Cette demande n’est pas celle d’une clé de chiffrement à votre identifiant, ou sa clé sert déjà.",
            field: "demande")))
    }
    desk.administer(
      CertifierCle(titulaire: agent.id), .certificationCle, by: agent, on: agent.id.description,
      prepare: { directory, _ in directory.attesters(of: agent.id) },
      write: { ledger, attesters, now in
        let former = try ledger.transaction.agent(agent.id)?.encryptionCertificate.map { try Certificate(der: $0) }
        guard try ledger.transaction.replacements(of: agent.id, since: now - 86_400) < Self.dailyLimit else {
          throw GatewayError.rekeyedTooOften
        }
        let certificate = try trust.issue(enrolment, role: agent.agent.role.code, at: now)
        guard let key = certificate.recipientKeyID else { throw GatewayError.outdated }
        let bodies = try ledger.transaction.setEncryptionCertificate(certificate.der, of: agent.id, at: now)
        try ledger.transaction.putCoffre(
          try custody.wrap(coffre.json.serialized(), of: agent.id), for: key, of: agent.id, at: now)
        try ledger.notify(attesters.union([agent.id]), of: nil, EventKind.certificationCle.rawValue, at: now)
        return try Self.answer(
          certificate, former, bodies, Self.drafts(of: agent.id, besides: key, ledger), trust, agent.id)
      },
      completion: { outcome in
        // The certificate is issued, whatever becomes of the list that names the former one: upkeep makes the next, and
        // nothing is sealed to the former meanwhile.
        if case .done(let answer) = outcome, answer.json["remplace"]?.bool == true { try? desk.renew(trust) }
        completion(outcome)
      })
  }

  /// How many drafts are sealed to a former key.
  private static func drafts(of agent: AgentID, besides key: RecipientKeyID, _ ledger: Ledger) throws -> Int {
    try ledger.transaction.brouillons(of: agent).count { $0.cle != key }
  }

  private static func answer(
    _ certificate: Certificate, _ former: Certificate?, _ bodies: [OrganismeID], _ drafts: Int, _ trust: TrustKeeper,
    _ agent: AgentID
  ) throws -> (answer: JSONObject, details: JSONObject) {
    let common = ReadDirectory.key(certificate).adding([
      "memeCle": .bool(former?.publicKey == certificate.publicKey),
      "aAttester": .array(bodies.map { .string($0.description) }),
    ])
    var details = common
    if let former { details["remplace"] = .string(former.sha256.hex) }
    return (
      common.adding([
        "agent": .string(agent.description), "certificat": .string(certificate.pem),
        "autorite": .string(trust.chainText), "remplace": .bool(former != nil),
        "brouillonsDAvant": .integer(Int64(drafts)),
      ]), details
    )
  }
}

extension DirectorySnapshot {
  /// Those whose attestation vouches for an agent's present key.
  fileprivate func attesters(of agent: AgentID) -> Set<AgentID> {
    Set((attestations[agent] ?? [:]).values.compactMap { agentsByCertificate[$0.statement.attester] })
  }
}

extension GatewayError {
  /// One more certificate today would be one too many.
  fileprivate static let rekeyedTooOften = GatewayError(
    .wrongState,
    "Vous avez déjà fait certifier \(CertifyKey.dailyLimit) fois une clé depuis vingt-quatre heures : rien n’a été changé. "
      + "Recommencez demain. Si ce n’est pas vous, prévenez tout de suite l’administrateur : votre certificat a pu être volé."
  )
}

extension CertifyKey {
  /// What a certification answers. `aAttester` names the bodies whose cadre, or the DPO, must attest the agent again;
  /// `memeCle` says that the former certificate was of the same key; `brouillonsDAvant`, how many drafts another key opens.
  public static let answer: [JSONSchema.Member] =
    [.required("agent", AgentID.schema), .required("certificat", .string()), .required("autorite", .string())]
    + ReadDirectory.keyAnswer + [
      .required("remplace", .boolean), .required("memeCle", .boolean), .required("brouillonsDAvant", .count),
      .required("aAttester", .array(of: OrganismeID.schema)),
    ]
}
