public import Foundation
public import Liaison

/// A notification to send: "a fiche awaits you", never a name.
public struct OutboxMessage: Hashable, Sendable {
  /// The Message-ID, the same at every attempt, so that a mail server can drop a repeat.
  public let messageID: String
  /// To whom.
  public let agent: AgentID
  /// A code that the caller defines: which text to send.
  public let nature: String
  /// What it is about.
  public let reference: Reference?
  /// Not before.
  public let nextAttempt: Date
  /// How many attempts failed.
  public let attempts: Int

  /// A new message.
  public init(messageID: String, agent: AgentID, nature: String, reference: Reference?, nextAttempt: Date) {
    (self.messageID, self.agent, self.nature) = (messageID, agent, nature)
    (self.reference, self.nextAttempt, self.attempts) = (reference, nextAttempt, 0)
  }
}

extension ReadTransaction {
  /// What is to be sent by an instant, the oldest first.
  public func outbox(dueAt instant: Date, limit: Int = 100) throws -> [OutboxMessage] {
    try connection.all(
      """
      SELECT message, agent, nature, reference, prochain_essai, essais FROM boite_envoi
      WHERE prochain_essai <= ? ORDER BY prochain_essai, message LIMIT ?
      """, .of(instant), .number(limit)
    ) { try OutboxMessage(&$0) }
  }
}

extension WriteTransaction {
  /// Queues a message, in the same commit as what it announces.
  ///
  /// - Throws: ``StoreError`` with code `alreadyExists` for a Message-ID in use.
  public func insert(_ message: OutboxMessage) throws {
    try connection.run(
      "INSERT INTO boite_envoi (message, agent, nature, reference, prochain_essai) VALUES (?, ?, ?, ?, ?)",
      .text(message.messageID), .of(message.agent), .text(message.nature), .optional(message.reference),
      .of(message.nextAttempt))
  }

  /// Forgets a message that the mail server accepted: the journal says who was sealed to, and nothing else is owed.
  public func markSent(_ messageID: String) throws {
    try connection.run("DELETE FROM boite_envoi WHERE message = ?", .text(messageID))
  }

  /// Notes that an attempt failed, and when to try again.
  public func postpone(_ messageID: String, until date: Date) throws {
    try connection.run(
      "UPDATE boite_envoi SET essais = essais + 1, prochain_essai = ? WHERE message = ?", .of(date), .text(messageID))
  }
}

extension OutboxMessage {
  fileprivate init(_ row: inout Row) throws {
    (messageID, agent, nature) = (try row.text(), try row.agent(), try row.text())
    (reference, nextAttempt, attempts) = (try row.optionalReference(), try row.date(), try row.number())
  }
}
