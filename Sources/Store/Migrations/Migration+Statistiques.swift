extension Migration {
  /// What is counted: codes that wait in a fiche's own row while it lives, records that nothing joins to anything, and the
  /// tables of a quarter, made once.
  ///
  /// Records lie by month, then by an identifier drawn at random: the order in which they came is nowhere in the file.
  static let statistiques = Migration(
    number: 16, title: "statistics",
    sql: """
      ALTER TABLE fiches ADD COLUMN statistique TEXT;
      CREATE TABLE faits_statistiques (
        mois TEXT NOT NULL CHECK (length(mois) = 7),
        population TEXT NOT NULL CHECK (population IN ('passage', 'fiche')),
        id BLOB NOT NULL CHECK (length(id) = 16),
        faits TEXT NOT NULL,
        PRIMARY KEY (population, mois, id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE tableaux_statistiques (
        trimestre TEXT NOT NULL PRIMARY KEY,
        tableaux TEXT NOT NULL,
        publie INTEGER NOT NULL CHECK (publie IN (0, 1)),
        commentaire TEXT
      ) STRICT, WITHOUT ROWID;
      """)
}
