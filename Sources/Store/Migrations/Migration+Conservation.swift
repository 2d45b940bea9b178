extension Migration {
  /// The end of retention: what is past it is found at once, what is kept apart says why and until when, and what a département
  /// received is eliminated by a sheet that the Archives départementales agree to.
  static let conservation = Migration(
    number: 20, title: "retention, archives, elimination sheets",
    sql: """
      CREATE INDEX fiches_conservees ON fiches (etat_le, reference) WHERE etat <> 'effacee';
      CREATE TABLE archives (
        reference TEXT PRIMARY KEY REFERENCES fiches (reference),
        motif TEXT NOT NULL,
        fin INTEGER NOT NULL,
        agent TEXT NOT NULL REFERENCES agents (id),
        le INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE bordereaux (
        numero INTEGER PRIMARY KEY,
        etabli_le INTEGER NOT NULL,
        nombre INTEGER NOT NULL CHECK (nombre > 0),
        empreinte BLOB NOT NULL CHECK (length(empreinte) = 32),
        vise_le INTEGER
      ) STRICT;
      CREATE TABLE bordereaux_fiches (
        reference TEXT PRIMARY KEY REFERENCES fiches (reference),
        numero INTEGER NOT NULL REFERENCES bordereaux (numero)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX bordereaux_par_numero ON bordereaux_fiches (numero, reference);
      """)
}
