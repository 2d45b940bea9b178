extension Migration {
  /// Private keys made in a browser, wrapped twice: one that is present for each agent, and former ones while something is
  /// sealed to them. And the encryption certificates that others have replaced: the revocation list names those.
  static let coffres = Migration(
    number: 7, title: "keys that live in a browser",
    sql: """
      CREATE TABLE coffres (
        agent TEXT NOT NULL REFERENCES agents (id),
        cle BLOB NOT NULL CHECK (length(cle) = 20),
        coffre BLOB NOT NULL,
        modifie_le INTEGER NOT NULL,
        remplace_le INTEGER,
        PRIMARY KEY (agent, cle)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX coffres_presents ON coffres (agent) WHERE remplace_le IS NULL;
      CREATE TABLE chiffrements_remplaces (
        empreinte BLOB PRIMARY KEY CHECK (length(empreinte) = 32),
        certificat BLOB NOT NULL,
        agent TEXT NOT NULL REFERENCES agents (id),
        remplace_le INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX chiffrements_par_agent ON chiffrements_remplaces (agent);
      """)
}
