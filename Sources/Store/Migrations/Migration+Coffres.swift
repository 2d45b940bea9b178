extension Migration {
  /// Private keys made in a browser, wrapped twice, and the encryption certificates that others have replaced: the
  /// revocation list names those.
  static let coffres = Migration(
    number: 7, title: "keys that live in a browser",
    sql: """
      CREATE TABLE coffres (
        agent TEXT PRIMARY KEY REFERENCES agents (id),
        coffre BLOB NOT NULL,
        modifie_le INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE chiffrements_remplaces (
        empreinte BLOB PRIMARY KEY CHECK (length(empreinte) = 32),
        certificat BLOB NOT NULL,
        agent TEXT NOT NULL REFERENCES agents (id),
        remplace_le INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX chiffrements_par_agent ON chiffrements_remplaces (agent);
      """)
}
