extension Migration {
  /// The blind index: codes under a secret key, of the persons that a fiche names, and how often each agent looks there.
  ///
  /// One row a fiche, its codes sorted and filled up with random ones to a multiple of 48: up to three persons, a row does
  /// not tell how many a fiche names, nor which of their traits a code stands for. A look-up reads every row.
  static let appariement = Migration(
    number: 17, title: "the blind index",
    sql: """
      CREATE TABLE index_aveugle (
        reference TEXT PRIMARY KEY,
        epoque TEXT NOT NULL CHECK (length(epoque) = 7),
        jetons BLOB NOT NULL CHECK (length(jetons) > 0 AND length(jetons) % 384 = 0)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX index_aveugle_par_epoque ON index_aveugle (epoque);

      CREATE TABLE recherches (
        agent TEXT PRIMARY KEY REFERENCES agents (id),
        jour INTEGER NOT NULL,
        nombre INTEGER NOT NULL CHECK (nombre >= 1)
      ) STRICT, WITHOUT ROWID;
      """)
}
