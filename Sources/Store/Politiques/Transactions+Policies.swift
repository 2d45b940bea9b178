public import Cryptography
public import Foundation

/// A set of policies that was, or is, in force.
public struct PolicySetRecord: Hashable, Sendable {
  /// SHA-256 of the text: what a decision's journal entry names.
  public let digest: Digest
  /// The text, byte for byte.
  public let text: [UInt8]
  /// Since when.
  public let inForceOn: Date
}

extension ReadTransaction {
  /// The policies in force, or nil before the first.
  public func policiesInForce() throws -> PolicySetRecord? {
    try connection.first("SELECT empreinte, texte, en_vigueur_le FROM politiques ORDER BY rang DESC LIMIT 1") {
      try PolicySetRecord(&$0)
    }
  }

  /// The policies of a past decision, or nil.
  public func policies(_ digest: Digest) throws -> PolicySetRecord? {
    try connection.first(
      "SELECT empreinte, texte, en_vigueur_le FROM politiques WHERE empreinte = ? LIMIT 1", .of(digest)
    ) { try PolicySetRecord(&$0) }
  }
}

extension WriteTransaction {
  /// Sets policies in force. Every set is kept for ever.
  ///
  /// - Returns: Their digest.
  @discardableResult
  public func setPolicies(_ text: [UInt8], at date: Date) throws -> Digest {
    let digest = SHA256.digest(text)
    try connection.run(
      "INSERT INTO politiques (empreinte, texte, en_vigueur_le) VALUES (?, ?, ?)", .of(digest), .blob(text), .of(date))
    return digest
  }

  /// Checks that the policies in force are still those a decision rested on.
  ///
  /// - Throws: ``StoreError`` with code `policiesChanged`.
  public func expect(policies digest: Digest) throws {
    let current = try connection.first("SELECT empreinte FROM politiques ORDER BY rang DESC LIMIT 1") {
      try $0.digest()
    }
    guard current == digest else { throw StoreError(.policiesChanged, "checking the policies") }
  }
}

extension PolicySetRecord {
  fileprivate init(_ row: inout Row) throws {
    self.init(digest: try row.digest(), text: try row.blob(), inForceOn: try row.date())
  }
}
