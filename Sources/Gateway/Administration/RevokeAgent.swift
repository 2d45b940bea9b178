public import Cryptography
internal import Foundation
public import JSON
public import Liaison
internal import Store

/// Revokes an agent: certificates, memberships and the keys they held as a member; open connections are closed.
public struct RevokeAgent: Sendable {
  let desk: Desk
  let trust: TrustKeeper

  /// Revokes.
  public func callAsFunction(
    _ id: AgentID, _ motif: MotifRevocation, by agent: AuthenticatedAgent, completion: @escaping Completion<StepAnswer>
  ) {
    guard desk.directory.current.agents[id] != nil else {
      return completion(.failed(GatewayError(.notFound, "Cet agent est inconnu.")))
    }
    guard id != agent.id else {
      return completion(.failed(GatewayError(.invalid, "On ne se révoque pas soi-même.")))
    }
    desk.administer(
      RevoquerAgent(), .revocation, by: agent, on: id.description,
      write: { ledger, now in
        let removed = try ledger.transaction.revoke(id, at: now)
        return (
          ["agent": .string(id.description)],
          ["motif": .string(motif.code), "clesSupprimees": .integer(Int64(removed))]
        )
      },
      completion: { outcome in
        switch outcome {
        case .done(let answer):
          do {
            try renewTrust()
            completion(.done(answer))
          } catch {
            completion(
              .failed(
                GatewayError(
                  .unavailable,
                  "L’agent est révoqué, mais la nouvelle liste de révocation n’a pas pu être publiée : réessayez.")))
          }
        case .failed:
          // It may be committed, and only not signed for yet: what is stored is in force, whatever the answer.
          try? desk.directory.refresh()
          try? renewTrust()
          completion(outcome)
        case .refused: completion(outcome)
        }
      })
  }

  /// Makes a revocation list of today's directory, puts it in force, and judges the directory by it.
  /// - Parameter rootList: the root's own list, when it was read again.
  public func renewTrust(rootList: CertificateRevocationList? = nil) throws {
    if let rootList { trust.take(rootList: rootList) }
    try desk.renew(trust)
  }
}

extension RevokeAgent {
  /// What a revocation answers.
  public static let answer: [JSONSchema.Member] = [.required("agent", AgentID.schema)]
}
