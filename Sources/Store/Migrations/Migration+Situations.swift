extension Migration {
  /// Which fiches and avis are about one situation, which obligations are duties to transmit, and what was answered.
  static let situations = Migration(
    number: 5, title: "situations and answers",
    sql: """
      CREATE TABLE suites (
        reference TEXT PRIMARY KEY,
        suite_de TEXT NOT NULL,
        racine TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX suites_par_racine ON suites (racine);
      ALTER TABLE obligations ADD COLUMN devoir INTEGER NOT NULL DEFAULT 0 CHECK (devoir IN (0, 1));
      ALTER TABLE obligations ADD COLUMN reponse TEXT;
      """)
}
