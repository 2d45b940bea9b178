public import Foundation
public import Liaison
public import Sealing

/// An agent's private key as it is kept: wrapped under their passphrase, then under the server's key. Bytes, to us.
public struct CoffreRecord: Hashable, Sendable {
  /// Which key it is.
  public let key: RecipientKeyID
  /// The wrapped key.
  public let bytes: [UInt8]
  /// When it was last put.
  public let changedOn: Date
  /// Since when another key has its place; nil for the present one.
  public let replacedOn: Date?
}

extension ReadTransaction {
  /// What is kept for an agent's present key, or nil.
  public func coffre(of agent: AgentID) throws -> CoffreRecord? {
    try connection.first("\(CoffreRecord.select) WHERE agent = ? AND remplace_le IS NULL", .of(agent)) {
      try CoffreRecord(&$0)
    }
  }

  /// What is kept for the keys that an agent had, the latest first.
  public func formerCoffres(of agent: AgentID) throws -> [CoffreRecord] {
    try connection.all(
      "\(CoffreRecord.select) WHERE agent = ? AND remplace_le IS NOT NULL ORDER BY remplace_le DESC, cle", .of(agent)
    ) { try CoffreRecord(&$0) }
  }

  /// The agents whose present key is kept.
  public func coffreHolders() throws -> Set<AgentID> {
    Set(try connection.all("SELECT agent FROM coffres WHERE remplace_le IS NULL") { try $0.agent() })
  }
}

extension WriteTransaction {
  /// Keeps an agent's wrapped key, the present one from now on. What was kept for the same key is replaced; what was kept
  /// for another stays as a former key, while something is sealed to it.
  ///
  /// - Throws: ``StoreError`` with code `constraint` for an agent that does not exist.
  public func putCoffre(_ bytes: [UInt8], for key: RecipientKeyID, of agent: AgentID, at date: Date) throws {
    try connection.run(
      "UPDATE coffres SET remplace_le = ? WHERE agent = ? AND cle <> ? AND remplace_le IS NULL", .of(date), .of(agent),
      .blob(key.bytes))
    try connection.run(
      """
      INSERT INTO coffres (agent, cle, coffre, modifie_le) VALUES (?, ?, ?, ?)
      ON CONFLICT (agent, cle) DO UPDATE SET coffre = excluded.coffre, modifie_le = excluded.modifie_le, remplace_le = NULL
      """, .of(agent), .blob(key.bytes), .blob(bytes), .of(date))
  }

  /// Forgets every wrapped key of an agent.
  public func deleteCoffres(of agent: AgentID) throws {
    try connection.run("DELETE FROM coffres WHERE agent = ?", .of(agent))
  }

  /// Forgets the former keys to which nothing is sealed any more: no envelope, no draft.
  ///
  /// - Returns: How many.
  @discardableResult
  public func forgetFormerCoffres() throws -> Int {
    try connection.run(
      """
      DELETE FROM coffres WHERE remplace_le IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM cles WHERE cles.agent = coffres.agent AND destinataire = coffres.cle)
        AND NOT EXISTS (SELECT 1 FROM brouillons WHERE auteur = coffres.agent AND brouillons.cle = coffres.cle)
      """)
  }
}

extension CoffreRecord {
  fileprivate static let select = "SELECT cle, coffre, modifie_le, remplace_le FROM coffres"

  fileprivate init(_ row: inout Row) throws {
    guard let key = RecipientKeyID(bytes: try row.blob()) else { throw StoreError(.corrupt, "reading a wrapped key") }
    (self.key, bytes) = (key, try row.blob())
    (changedOn, replacedOn) = (try row.date(), try row.optionalDate())
  }
}
