public import Foundation
public import Liaison

/// One step of a fiche or an avis, and the journal entry that proves it: a line of its timeline.
public struct Passage: Hashable, Sendable {
  /// The journal entry.
  public let leaf: UInt64
  /// The journal that has it, when it is a former one: this one cannot prove it.
  public let formerJournal: String?
  /// The fiche or the avis.
  public let reference: Reference
  /// A code that the caller defines, the journal's event name: `transmission`, `ouverture`…
  public let event: String
  /// Who.
  public let agent: AgentID
  /// When.
  public let date: Date
}

extension ReadTransaction {
  /// The timeline of a fiche or an avis, in the order of the journals: former ones first.
  public func timeline(of reference: Reference) throws -> [Passage] {
    try connection.all(
      """
      SELECT feuille, origine, reference, evenement, agent, le
      FROM passages_anterieurs JOIN journaux_anterieurs USING (rang) WHERE reference = ?1 ORDER BY rang, feuille
      """, .of(reference), decode: Self.passage)
      + connection.all(
        "SELECT feuille, NULL, reference, evenement, agent, le FROM passages WHERE reference = ? ORDER BY feuille",
        .of(reference), decode: Self.passage)
  }

  private static func passage(_ row: inout Row) throws -> Passage {
    Passage(
      leaf: try row.number(), formerJournal: try row.optionalText(), reference: try row.reference(),
      event: try row.text(), agent: try row.agent(), date: try row.date())
  }
}

extension WriteTransaction {
  /// Adds a step to a timeline, under the number that a journal entry of this job will get.
  ///
  /// - Throws: ``StoreError`` with code `notFound` for an unknown agent.
  public func record(
    _ event: String, of reference: Reference, by agent: AgentID, at date: Date, ticket: LeafTicket
  ) throws {
    // Checked here, where failing undoes this job alone; the row itself waits for its number.
    guard try connection.exists("SELECT 1 FROM agents WHERE id = ?", .of(agent)) else {
      throw StoreError(.notFound, "recording a step")
    }
    whenNumbered { connection, leaves in
      try connection.run(
        "INSERT INTO passages (feuille, reference, evenement, agent, le) VALUES (?, ?, ?, ?, ?)",
        .number(leaves[ticket.position]), .of(reference), .text(event), .of(agent), .of(date))
    }
  }
}
