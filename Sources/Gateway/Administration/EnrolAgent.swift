public import Authority
internal import Cryptography
internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Enrols an agent: issues certificates for the keys that the agent's side made.
public struct EnrolAgent: Sendable {
  let desk: Desk
  let trust: TrustKeeper

  /// Enrols.
  /// - Parameters:
  ///   - new: who, under the identifier of the requests.
  ///   - authentication: the request for the key that they connect with; private keys never come here.
  ///   - encryption: the request for the key that opens envelopes; nil when their browser will make it.
  public func callAsFunction(
    _ new: Agent, _ authentication: AuthenticationEnrolment, _ encryption: EncryptionEnrolment?,
    by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    guard authentication.agent.text == new.id.description else {
      return completion(
        .failed(
          GatewayError(.invalid, "Les demandes de certificat ne sont pas celles de cet agent.", field: "demandes")))
    }
    guard desk.directory.current.agents[new.id] == nil else {
      return completion(.failed(.alreadyEnrolled))
    }
    desk.administer(
      EnrolerAgent(), .enrolement, by: agent, on: new.id.description,
      write: { ledger, now in
        // Looked at again: two administrators may enrol the same agent at once.
        guard try ledger.transaction.agent(new.id) == nil else { throw GatewayError.alreadyEnrolled }
        let door = try trust.issue(authentication, role: new.role.code, at: now)
        let sealed = try encryption.map { try trust.issue($0, role: new.role.code, at: now) }
        try ledger.transaction.insert(new, encryptionCertificate: sealed?.der)
        try ledger.transaction.addTLSCertificate(door.der, of: new.id, at: now)
        var certificates: JSONObject = ["authentification": .string(door.pem)]
        if let sealed { certificates["chiffrement"] = .string(sealed.pem) }
        return (
          [
            "agent": .string(new.id.description), "certificats": .object(certificates),
            "autorite": .string(trust.chainText),
          ],
          [
            "roleAgent": .string(new.role.code), "secret": .string(new.secret.code),
            "certificats": .array([door, sealed].compactMap { $0.map { .string($0.sha256.hex) } }),
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
      "certificats", .object([.required("authentification", .string()), .optional("chiffrement", .string())])),
    .required("autorite", .string()),
  ]
}

extension GatewayError {
  /// There is an agent of that identifier.
  fileprivate static let alreadyEnrolled = GatewayError(.wrongState, "Cet agent est déjà enrôlé.")
}
