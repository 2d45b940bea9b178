extension Migration {
  /// Saisines that units and services address to intervenants, and the codes returned of them. Who, what and the facts are in
  /// envelopes. What the intervenant was told of the agreement stands apart: the unit sees only what it took itself.
  static let saisines = Migration(
    number: 15, title: "saisines and the codes returned of them",
    sql: """
      CREATE TABLE saisines (
        reference TEXT PRIMARY KEY,
        auteur TEXT NOT NULL REFERENCES agents (id),
        emetteur TEXT NOT NULL REFERENCES organismes (id),
        destination TEXT NOT NULL REFERENCES organismes (id),
        mode TEXT NOT NULL,
        origine TEXT NOT NULL,
        urgence TEXT NOT NULL,
        accord TEXT NOT NULL,
        objets TEXT NOT NULL,
        accord_recueilli TEXT,
        objets_recueillis TEXT NOT NULL DEFAULT '',
        transmise_le INTEGER NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1)
      ) STRICT;
      CREATE INDEX saisines_faites ON saisines (emetteur, transmise_le DESC, reference);
      CREATE INDEX saisines_recues ON saisines (destination, transmise_le DESC, reference);

      CREATE TABLE suites_donnees (
        reference TEXT NOT NULL REFERENCES saisines (reference),
        rang INTEGER NOT NULL CHECK (rang >= 1),
        code TEXT NOT NULL,
        auteur TEXT NOT NULL REFERENCES agents (id),
        le INTEGER NOT NULL,
        PRIMARY KEY (reference, rang)
      ) STRICT, WITHOUT ROWID;
      """)
}
