extension Migration {
  /// What others said of the journal: checkpoints that witnesses cosigned, and the timestamps over them. And what an opening
  /// discloses, so that the journal says it: the categories of what was sent.
  ///
  /// Nothing here is trusted when it is read: a cosignature and a timestamp prove themselves.
  static let evidence = Migration(
    number: 10, title: "evidence",
    sql: """
      CREATE TABLE points_de_controle (
        taille INTEGER PRIMARY KEY CHECK (taille >= 0),
        note BLOB NOT NULL
      ) STRICT;
      CREATE TABLE horodatages (
        taille INTEGER NOT NULL REFERENCES points_de_controle (taille) ON DELETE CASCADE,
        autorite TEXT NOT NULL,
        instant INTEGER NOT NULL,
        jeton BLOB NOT NULL,
        PRIMARY KEY (taille, autorite)
      ) STRICT, WITHOUT ROWID;
      ALTER TABLE fiches ADD COLUMN categories TEXT NOT NULL DEFAULT '';
      """)
}
