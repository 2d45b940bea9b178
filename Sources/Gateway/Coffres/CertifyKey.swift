internal import Authority
public import Cryptography
internal import Foundation
public import JSON
internal import Liaison
public import Sealing
internal import Store

/// Certifies the encryption key that an agent's own side made, and keeps their private key, wrapped, in the same commit.
///
/// The agent may have had another key. Its certificate is then revoked, and nothing more is sealed to it; nor to the new one
/// before the attestations, which vouched for the former, are given again.
public struct CertifyKey: Sendable {
  let desk: Desk
  let trust: TrustKeeper
  let custody: CoffreCustody

  /// Certifies.
  /// - Parameters:
  ///   - request: the key, with its proof of possession; the private key never comes here in the clear.
  ///   - coffre: that private key under the agent's passphrase.
  public func callAsFunction(
    _ request: CertificateRequest, keeping coffre: Coffre, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    let keys = desk.directory.current.agents[agent.id]?.authentication.map(\.publicKey) ?? []
    let enrolment: EncryptionEnrolment
    do {
      enrolment = try EncryptionEnrolment(request, of: OpaqueIdentifier(agent.id.description), besides: keys)
    } catch {
      return completion(
        .failed(
          GatewayError(
            .invalid,
            "Cette demande n’est pas celle d’une clé de chiffrement à votre identifiant, ou sa clé sert déjà.",
            field: "demande")))
    }
    desk.administer(
      CertifierCle(titulaire: agent.id), .certificationCle, by: agent, on: agent.id.description,
      write: { ledger, now in
        let former = try ledger.transaction.agent(agent.id)?.encryptionCertificate.map { try Certificate(der: $0) }
        let certificate = try trust.issue(enrolment, role: agent.agent.role.code, at: now)
        let bodies = try ledger.transaction.setEncryptionCertificate(certificate.der, of: agent.id, at: now)
        try ledger.transaction.putCoffre(
          try custody.wrap(coffre.json.serialized(), of: agent.id), of: agent.id, at: now)
        let unattested: JSON = .array(bodies.map { .string($0.description) })
        let key = ReadDirectory.key(certificate)
        var details = key.adding(["aAttester": unattested])
        if let former { details["remplace"] = .string(former.sha256.hex) }
        return (
          key.adding([
            "agent": .string(agent.id.description), "certificat": .string(certificate.pem),
            "autorite": .string(trust.chainText), "remplace": .bool(former != nil), "aAttester": unattested,
          ]), details
        )
      },
      completion: { outcome in
        // The certificate is issued, whatever becomes of the list that names the former one: upkeep makes the next, and
        // nothing is sealed to the former meanwhile.
        if case .done(let answer) = outcome, answer.json["remplace"]?.bool == true { try? desk.renew(trust) }
        completion(outcome)
      })
  }
}

extension CertifyKey {
  /// What a certification answers. `aAttester` names the bodies whose cadre, or the DPO, must attest the agent again.
  public static let answer: [JSONSchema.Member] =
    [.required("agent", AgentID.schema), .required("certificat", .string()), .required("autorite", .string())]
    + ReadDirectory.keyAnswer + [
      .required("remplace", .boolean), .required("aAttester", .array(of: OrganismeID.schema)),
    ]
}
