extension Migration {
  /// What the gateway was started with last, so that a change of it is seen.
  static let configuration = Migration(
    number: 12, title: "the configuration of the last start",
    sql: """
      CREATE TABLE configuration (
        membre TEXT PRIMARY KEY,
        empreinte BLOB NOT NULL CHECK (length(empreinte) = 32)
      ) STRICT, WITHOUT ROWID;
      """)
}
