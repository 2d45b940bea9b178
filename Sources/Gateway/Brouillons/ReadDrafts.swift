internal import Foundation
internal import JSON
public import Liaison
internal import Store

/// Hands an author their own drafts, which they alone can open.
public struct ReadDrafts: Sendable {
  let desk: Desk

  /// The drafts of the agent who asks, the latest first, without what they hold.
  public func list(by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>) {
    desk.onDrafts(by: agent, completion: completion) { snapshot, agent, _, _ in
      let present = snapshot.agents[agent.id]?.encryption?.recipientKeyID
      let found = try desk.database.read { try $0.brouillons(of: agent.id) }
      completion(
        .done(
          ReadAnswer(json: [
            "brouillons": .array(
              found.map { draft in
                var object = JSONObject(draft.id, modifieLe: draft.modifieLe)
                object["ancienneCle"] = .bool(draft.cle != present)
                object["taille"] = .integer(Int64(draft.taille))
                return .object(object)
              })
          ])))
    }
  }

  /// One draft. Somebody else's is unknown, like one that never was.
  public func callAsFunction(
    _ id: BrouillonID, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    desk.onDrafts(by: agent, completion: completion) { _, agent, _, _ in
      guard let (draft, cms) = try desk.database.read({ try $0.brouillon(id, of: agent.id) }) else {
        throw GatewayError.unknownDraft
      }
      var object = JSONObject(draft.id, modifieLe: draft.modifieLe)
      object["cms"] = .string(Base64Text.encode(cms))
      completion(.done(ReadAnswer(json: object)))
    }
  }
}
