public import Foundation
public import Journal

/// An RFC 3161 timestamp that is kept over a checkpoint.
public struct KeptTimestamp: Hashable, Sendable {
  /// The name of the authority, as the configuration gives it.
  public let authority: String
  /// The time it states.
  public let at: Date
  /// The TimeStampResp, byte for byte as it was received.
  public let token: [UInt8]
}

extension ReadTransaction {
  /// What others said of the tree that proves an entry: the smallest timestamped checkpoint that covers it, else the newest
  /// kept one that does; nil when none does.
  public func keptCheckpoint(covering leaf: UInt64) throws -> (
    checkpoint: SignedCheckpoint, timestamps: [KeptTimestamp]
  )? {
    let size = try connection.first(
      """
      SELECT coalesce(
        (SELECT min(taille) FROM horodatages WHERE taille > ?1),
        (SELECT max(taille) FROM points_de_controle WHERE taille > ?1))
      """, .number(leaf)
    ) { try $0.optionalInteger() }
    guard let size = size.flatMap({ $0 }), let checkpoint = try keptCheckpoint(of: UInt64(size)) else { return nil }
    return (checkpoint, try timestamps(of: UInt64(size)))
  }

  /// The kept checkpoint of a size, or nil.
  public func keptCheckpoint(of size: UInt64) throws -> SignedCheckpoint? {
    try connection.first("SELECT note FROM points_de_controle WHERE taille = ?", .number(size)) {
      try SignedCheckpoint(parsing: $0.blob())
    }
  }

  /// The kept checkpoint of the greatest size that meets a condition, or nil.
  public func newestKeptCheckpoint(
    where isWanted: (SignedCheckpoint) -> Bool = { _ in true }
  ) throws -> SignedCheckpoint? {
    let sizes = try connection.all("SELECT taille FROM points_de_controle ORDER BY taille DESC") {
      try $0.number(UInt64.self)
    }
    for size in sizes {
      if let checkpoint = try keptCheckpoint(of: size), isWanted(checkpoint) { return checkpoint }
    }
    return nil
  }

  /// The sizes that a timestamp is kept of, smallest first.
  public func timestampedSizes() throws -> [UInt64] {
    try connection.all("SELECT DISTINCT taille FROM horodatages ORDER BY taille") { try $0.number() }
  }

  /// The timestamps over the kept checkpoint of a size, by authority.
  public func timestamps(of size: UInt64) throws -> [KeptTimestamp] {
    try connection.all(
      "SELECT autorite, instant, jeton FROM horodatages WHERE taille = ? ORDER BY autorite", .number(size)
    ) { KeptTimestamp(authority: try $0.text(), at: try $0.date(), token: try $0.blob()) }
  }
}

extension WriteTransaction {
  /// Keeps a checkpoint, in the place of the one of that size. One that was timestamped is left as it is, byte for byte.
  public func keep(_ checkpoint: SignedCheckpoint) throws {
    try connection.run(
      """
      INSERT INTO points_de_controle (taille, note) VALUES (?1, ?2)
      ON CONFLICT (taille) DO UPDATE SET note = excluded.note
      WHERE NOT EXISTS (SELECT 1 FROM horodatages WHERE horodatages.taille = excluded.taille)
      """, .number(checkpoint.claim.size), .blob(checkpoint.bytes))
  }

  /// Keeps a checkpoint that a quorum of witnesses cosigned, and forgets older ones that were not timestamped.
  public func keep(cosigned checkpoint: SignedCheckpoint) throws {
    try keep(checkpoint)
    try connection.run(
      "DELETE FROM points_de_controle WHERE taille < ? AND taille NOT IN (SELECT taille FROM horodatages)",
      .number(checkpoint.claim.size))
  }

  /// Keeps a timestamp over the kept checkpoint of a size, in the place of the same authority's.
  ///
  /// - Throws: ``StoreError`` with code `constraint` when no checkpoint of that size is kept.
  public func keep(timestamp token: [UInt8], of size: UInt64, authority: String, at date: Date) throws {
    try connection.run(
      """
      INSERT INTO horodatages (taille, autorite, instant, jeton) VALUES (?, ?, ?, ?)
      ON CONFLICT (taille, autorite) DO UPDATE SET instant = excluded.instant, jeton = excluded.jeton
      """, .number(size), .text(authority), .of(date), .blob(token))
  }
}
