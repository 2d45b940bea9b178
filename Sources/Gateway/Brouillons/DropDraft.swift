public import JSON
public import Liaison
internal import Store

/// Deletes a draft of the agent who asks. The bytes are overwritten in the database at once; SQLite's log, which still has
/// the ciphertext, is emptied within the hour, by ``ForgetDrafts``.
public struct DropDraft: Sendable {
  let desk: Desk

  /// Deletes it. Somebody else's is unknown, like one that never was.
  public func callAsFunction(
    _ id: BrouillonID, by agent: AuthenticatedAgent, completion: @escaping Completion<ReadAnswer>
  ) {
    desk.writeDrafts(by: agent, completion: completion, check: { _ in }) { ledger, _, _ in
      guard try ledger.transaction.deleteBrouillon(id, of: agent.id) else { throw GatewayError.unknownDraft }
      return ReadAnswer(json: ["id": .string(id.description), "supprime": true])
    }
  }

  /// What a deletion answers.
  public static let answer: [JSONSchema.Member] = [
    .required("id", BrouillonID.schema), .required("supprime", .boolean),
  ]
}
