public import Foundation
public import Liaison
public import Sealing

extension ReadTransaction {
  /// The envelopes that an agent could open with a former key, by name: the oldest first.
  ///
  /// - Parameters:
  ///   - present: the key that the agent has now. What is sealed to it already is left out.
  ///   - again: nothing is left out: a recovery may have given back what does not open.
  ///   - last: the name after which to begin; nil for the first.
  public func envelopes(
    sealedTo agent: AgentID, besides present: RecipientKeyID, again: Bool, after last: EnvelopeID?, limit: Int
  ) throws -> [EnvelopeRecord] {
    try connection.all(
      "\(EnvelopeRecord.formerlySealed) AND id > ? ORDER BY id LIMIT ?", .of(agent), .blob(present.bytes), .flag(again),
      .blob(present.bytes), .blob(last?.bytes ?? []), .number(limit)
    ) { try EnvelopeRecord(&$0) }
  }

  /// One of them, or nil.
  public func envelope(
    _ id: EnvelopeID, sealedTo agent: AgentID, besides present: RecipientKeyID, again: Bool
  ) throws -> EnvelopeRecord? {
    try connection.first(
      "\(EnvelopeRecord.formerlySealed) AND id = ?", .of(agent), .blob(present.bytes), .flag(again),
      .blob(present.bytes), .blob(id.bytes)
    ) { try EnvelopeRecord(&$0) }
  }
}

extension WriteTransaction {
  /// Puts a re-wrapped key beside those that an agent held to an envelope, in the place of one that an earlier recovery put
  /// there.
  ///
  /// The former rows stay, with the access they go with: nobody but the agent can tell a wrapped key from noise.
  /// - Returns: Whether it was: not when the agent holds no other, since their access was then taken away.
  public func restoreKey(
    of agent: AgentID, to id: EnvelopeID, by key: WrappedKey, holder: KeyHolder, at date: Date
  ) throws -> Bool {
    let holdsAnother = try connection.exists(
      "SELECT 1 FROM cles WHERE enveloppe = ? AND agent = ? AND destinataire <> ?", .blob(id.bytes), .of(agent),
      .blob(key.recipient.bytes))
    guard holdsAnother else { return false }
    try connection.run(
      "DELETE FROM cles WHERE enveloppe = ? AND agent = ? AND destinataire = ?", .blob(id.bytes), .of(agent),
      .blob(key.recipient.bytes))
    try add(key, to: id, holder: holder, at: date)
    return true
  }
}

extension EnvelopeRecord {
  /// Of an agent and a key, whether what that key opens too is wanted, and that key again.
  fileprivate static let formerlySealed = """
    \(select) WHERE id IN (SELECT enveloppe FROM cles WHERE agent = ? AND destinataire <> ?)
      AND (? OR NOT EXISTS (SELECT 1 FROM cles WHERE enveloppe = id AND destinataire = ?))
    """
}
