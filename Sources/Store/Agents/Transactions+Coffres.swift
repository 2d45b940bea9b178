public import Foundation
public import Liaison

/// An agent's private key as it is kept: wrapped under their passphrase, then under the server's key. Bytes, to us.
public struct CoffreRecord: Hashable, Sendable {
  /// The wrapped key.
  public let bytes: [UInt8]
  /// When it was last put.
  public let changedOn: Date
}

extension ReadTransaction {
  /// What is kept for an agent, or nil.
  public func coffre(of agent: AgentID) throws -> CoffreRecord? {
    try connection.first("SELECT coffre, modifie_le FROM coffres WHERE agent = ?", .of(agent)) { row in
      CoffreRecord(bytes: try row.blob(), changedOn: try row.date())
    }
  }

  /// The agents for whom one is kept.
  public func coffreHolders() throws -> Set<AgentID> {
    Set(try connection.all("SELECT agent FROM coffres") { try $0.agent() })
  }
}

extension WriteTransaction {
  /// Keeps an agent's wrapped key, in place of the one they had.
  ///
  /// - Throws: ``StoreError`` with code `constraint` for an agent that does not exist.
  public func putCoffre(_ bytes: [UInt8], of agent: AgentID, at date: Date) throws {
    try connection.run(
      """
      INSERT INTO coffres (agent, coffre, modifie_le) VALUES (?, ?, ?)
      ON CONFLICT (agent) DO UPDATE SET coffre = excluded.coffre, modifie_le = excluded.modifie_le
      """, .of(agent), .blob(bytes), .of(date))
  }

  /// Forgets an agent's wrapped key, if there is one.
  public func deleteCoffre(of agent: AgentID) throws {
    try connection.run("DELETE FROM coffres WHERE agent = ?", .of(agent))
  }
}
