public import Foundation
public import Liaison
public import Sealing

/// A draft in its author's list.
public struct BrouillonRecord: Hashable, Sendable {
  /// Its name, made by its author.
  public let id: BrouillonID
  /// The author's key that it is sealed to.
  public let cle: RecipientKeyID
  /// When it was kept last.
  public let modifieLe: Date
  /// How many bytes its envelope has.
  public let taille: Int
}

extension ReadTransaction {
  /// The drafts of an author, the latest first.
  public func brouillons(of author: AgentID) throws -> [BrouillonRecord] {
    try connection.all(
      "SELECT id, cle, modifie_le, length(cms) FROM brouillons WHERE auteur = ? ORDER BY modifie_le DESC, id",
      .of(author)
    ) { try BrouillonRecord(&$0) }
  }

  /// One draft of an author, with the bytes that were kept, or nil. Another author's draft of that name is another draft.
  public func brouillon(_ id: BrouillonID, of author: AgentID) throws -> (record: BrouillonRecord, cms: [UInt8])? {
    try connection.first(
      "SELECT id, cle, modifie_le, length(cms), cms FROM brouillons WHERE auteur = ? AND id = ?", .of(author), .of(id)
    ) { row in (try BrouillonRecord(&row), try row.blob()) }
  }
}

extension WriteTransaction {
  /// Keeps a draft, in the place of the one of that name if there is one. What it held is overwritten in the database;
  /// SQLite's log holds it until ``Database/foldLog()``.
  /// - Parameter key: the author's key that it is sealed to.
  public func put(_ id: BrouillonID, of author: AgentID, cms: [UInt8], sealedTo key: RecipientKeyID, at date: Date)
    throws
  {
    try connection.run(
      """
      INSERT INTO brouillons (auteur, id, cle, modifie_le, cms) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (auteur, id) DO UPDATE SET cle = excluded.cle, modifie_le = excluded.modifie_le, cms = excluded.cms
      """, .of(author), .of(id), .blob(key.bytes), .of(date), .blob(cms))
  }

  /// Deletes a draft. SQLite's log holds it until ``Database/foldLog()``.
  /// - Returns: Whether there was one.
  @discardableResult
  public func deleteBrouillon(_ id: BrouillonID, of author: AgentID) throws -> Bool {
    try connection.run("DELETE FROM brouillons WHERE auteur = ? AND id = ?", .of(author), .of(id)) > 0
  }

  /// Deletes the drafts that were kept last before an instant. Call ``Database/foldLog()`` after the commit: until then
  /// SQLite's log holds the erased bytes.
  /// - Returns: How many.
  @discardableResult
  public func forgetBrouillons(before date: Date) throws -> Int {
    try connection.run("DELETE FROM brouillons WHERE modifie_le < ?", .of(date))
  }
}

extension BrouillonRecord {
  fileprivate init(_ row: inout Row) throws {
    guard let id = try? BrouillonID(bytes: row.blob()), let key = RecipientKeyID(bytes: try row.blob()) else {
      throw StoreError(.corrupt, "reading a draft's name")
    }
    (self.id, cle, modifieLe, taille) = (id, key, try row.date(), try row.number())
  }
}

extension SQLValue {
  fileprivate static func of(_ id: BrouillonID) -> SQLValue { .blob(id.bytes) }
}
