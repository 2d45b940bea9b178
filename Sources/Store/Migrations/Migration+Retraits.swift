extension Migration {
  /// Agreements that were withdrawn, and the objections that follow where the fiche had been opened.
  static let retraits = Migration(
    number: 19, title: "agreements withdrawn, objections",
    sql: """
      CREATE TABLE retraits (
        reference TEXT PRIMARY KEY,
        par TEXT NOT NULL,
        agent TEXT NOT NULL REFERENCES agents (id),
        le INTEGER NOT NULL,
        opposition INTEGER NOT NULL CHECK (opposition IN (0, 1)),
        issue TEXT,
        motif TEXT,
        decidee_par TEXT REFERENCES agents (id),
        decidee_le INTEGER,
        CHECK ((issue IS NULL) = (decidee_par IS NULL) AND (issue IS NULL) = (decidee_le IS NULL)),
        CHECK (opposition = 1 OR issue IS NULL)
      ) STRICT, WITHOUT ROWID;
      """)
}
