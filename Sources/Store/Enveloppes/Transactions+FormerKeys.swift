public import Foundation
public import Liaison
public import Sealing

extension ReadTransaction {
  /// The envelopes that an agent could open with a former key, and cannot with the present one, by name: the oldest first.
  public func envelopes(sealedTo agent: AgentID, besides present: RecipientKeyID) throws -> [EnvelopeRecord] {
    try connection.all(
      """
      \(EnvelopeRecord.select) WHERE id IN (SELECT enveloppe FROM cles WHERE agent = ?)
        AND NOT EXISTS (SELECT 1 FROM cles WHERE enveloppe = id AND destinataire = ?)
      ORDER BY id
      """, .of(agent), .blob(present.bytes)
    ) { try EnvelopeRecord(&$0) }
  }
}

extension WriteTransaction {
  /// Puts a re-wrapped key in the place of those that an agent held to an envelope.
  ///
  /// - Returns: How many rows went: none means that the agent's access was taken away, and nothing is to be given back.
  public func replaceKeys(
    of agent: AgentID, to id: EnvelopeID, by key: WrappedKey, holder: KeyHolder, at date: Date
  ) throws -> Int {
    let removed = try connection.run(
      "DELETE FROM cles WHERE enveloppe = ? AND agent = ?", .blob(id.bytes), .of(agent))
    if removed > 0 { try add(key, to: id, holder: holder, at: date) }
    return removed
  }
}
