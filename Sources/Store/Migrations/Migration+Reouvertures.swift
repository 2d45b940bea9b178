extension Migration {
  /// The journals that came before this one, and the steps of fiches that only those can prove.
  static let reouvertures = Migration(
    number: 13, title: "former journals",
    sql: """
      CREATE TABLE journaux_anterieurs (
        rang INTEGER PRIMARY KEY,
        origine TEXT NOT NULL UNIQUE,
        suivante TEXT NOT NULL UNIQUE,
        taille INTEGER NOT NULL CHECK (taille >= 0),
        racine BLOB NOT NULL CHECK (length(racine) = 32),
        clos_le INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE passages_anterieurs (
        rang INTEGER NOT NULL REFERENCES journaux_anterieurs (rang),
        reference TEXT NOT NULL,
        feuille INTEGER NOT NULL,
        evenement TEXT NOT NULL,
        agent TEXT NOT NULL REFERENCES agents (id),
        le INTEGER NOT NULL,
        PRIMARY KEY (reference, rang, feuille)
      ) STRICT, WITHOUT ROWID;
      """)
}
