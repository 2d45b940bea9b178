public import Cryptography
public import Foundation

/// A journal that was closed so that another could begin: what the database held of it then.
public struct FormerJournal: Hashable, Sendable {
  /// Its place among those that were closed, from 1.
  public let rank: Int
  /// Its name.
  public let origin: String
  /// The name of the one that follows.
  public let next: String
  /// How many entries the database held.
  public let size: UInt64
  /// Their root.
  public let root: Digest
  /// When it was closed.
  public let closedOn: Date
}

extension ReadTransaction {
  /// Every journal that came before this one, the oldest first.
  public func formerJournals() throws -> [FormerJournal] {
    try connection.all("SELECT rang, origine, suivante, taille, racine, clos_le FROM journaux_anterieurs ORDER BY rang")
    {
      row in
      FormerJournal(
        rank: try row.number(), origin: try row.text(), next: try row.text(), size: try row.number(),
        root: try row.digest(), closedOn: try row.date())
    }
  }

  /// - Throws: ``StoreError`` with code `unfinishedReopening` when the last journal was closed for another than this.
  func checkOpen(_ origin: String) throws {
    guard let last = try formerJournals().last, !last.next.utf8.elementsEqual(origin.utf8) else { return }
    throw StoreError(.unfinishedReopening, "opening the journal")
  }
}

extension WriteTransaction {
  /// Adds to a timeline a step that only a former journal tells.
  ///
  /// - Parameter rank: that journal's place.
  /// - Returns: Whether it was: not for something that is not there, nor by somebody who is not.
  @discardableResult
  public func retell(
    _ event: String, of reference: String, by agent: String, at date: Date, leaf: UInt64, rank: Int
  ) throws -> Bool {
    try connection.run(
      """
      INSERT INTO passages_anterieurs (rang, reference, feuille, evenement, agent, le)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM agents WHERE id = ?5) AND (
        EXISTS (SELECT 1 FROM fiches WHERE reference = ?2) OR EXISTS (SELECT 1 FROM avis WHERE reference = ?2)
        OR EXISTS (SELECT 1 FROM orales WHERE reference = ?2))
      """, .number(rank), .text(reference), .number(leaf), .text(event), .text(agent), .of(date)) > 0
  }
}
