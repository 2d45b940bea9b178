/// One numbered step of the schema. A step that has run once is never changed: a later step corrects it.
struct Migration: Sendable {
  /// Its number: 1, 2, 3… without a gap.
  let number: Int
  /// What it does, in a few words.
  let title: String
  /// The statements, which run in one transaction with the others that are due.
  let sql: String

  /// Every step, in order.
  static let all: [Migration] = [
    .journal, .liaison, .exchanges, .professions, .situations, .brouillons, .coffres, .orales, .perils, .evidence,
    .relectures, .configuration, .reouvertures, .effacements, .saisines, .statistiques, .appariement,
    .notifications, .retraits, .conservation,
  ]

  /// Brings a database to the latest schema. Running it again changes nothing.
  ///
  /// - Throws: ``StoreError`` with code `newerSchema` when a later version of Navette wrote the database.
  static func run(_ migrations: [Migration] = all, on connection: Connection) throws {
    try connection.transaction {
      let current = try version(of: connection)
      guard current <= migrations.count else { throw StoreError(.newerSchema, "opening the database") }
      for migration in migrations.dropFirst(current) {
        try connection.script(migration.sql)
        // A pragma takes no argument; the number is ours.
        try connection.script("PRAGMA user_version = \(migration.number)")
      }
    }
  }

  static func version(of connection: Connection) throws -> Int {
    Int(try connection.first("PRAGMA user_version") { try $0.integer() } ?? 0)
  }
}
