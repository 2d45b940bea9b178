public import Authority
internal import Cryptography
internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Enrols an agent: issues certificates for the two keys that the agent's side made.
public struct EnrolAgent: Sendable {
  let desk: Desk
  let trust: TrustKeeper

  /// Enrols.
  /// - Parameters:
  ///   - agent: who, under the identifier of the requests.
  ///   - enrolment: the two certificate requests; private keys never come here.
  public func callAsFunction(
    _ new: Agent, _ enrolment: AgentEnrolment, by agent: AuthenticatedAgent,
    completion: @escaping Completion<StepAnswer>
  ) {
    guard enrolment.agent.text == new.id.description else {
      return completion(
        .failed(
          GatewayError(.invalid, "Les demandes de certificat ne sont pas celles de cet agent.", field: "demandes")))
    }
    guard desk.directory.current.agents[new.id] == nil else {
      return completion(.failed(GatewayError(.wrongState, "Cet agent est déjà enrôlé.")))
    }
    desk.administer(
      EnrolerAgent(), .enrolement, by: agent, on: new.id.description,
      write: { ledger, now in
        let certificates = try trust.issue(enrolment, role: new.role.code, at: now)
        try ledger.transaction.insert(new, encryptionCertificate: certificates.encryption.der)
        try ledger.transaction.addTLSCertificate(certificates.authentication.der, of: new.id, at: now)
        return (
          [
            "agent": .string(new.id.description),
            "certificats": [
              "authentification": .string(certificates.authentication.pem),
              "chiffrement": .string(certificates.encryption.pem),
            ],
            "autorite": .string(trust.root.pem + trust.issuingCertificate.pem),
          ],
          [
            "roleAgent": .string(new.role.code), "secret": .string(new.secret.code),
            "certificats": [
              .string(certificates.authentication.sha256.hex), .string(certificates.encryption.sha256.hex),
            ],
          ]
        )
      }, completion: completion)
  }
}

extension EnrolAgent {
  /// What an enrolment answers.
  public static let answer: [JSONSchema.Member] = [
    .required("agent", AgentID.schema),
    .required(
      "certificats", .object([.required("authentification", .string()), .required("chiffrement", .string())])),
    .required("autorite", .string()),
  ]
}
