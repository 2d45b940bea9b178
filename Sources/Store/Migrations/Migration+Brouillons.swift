extension Migration {
  /// What authors keep for themselves until they send it: envelopes made in the browser, which nobody else can open.
  static let brouillons = Migration(
    number: 6, title: "drafts",
    sql: """
      CREATE TABLE brouillons (
        auteur TEXT NOT NULL REFERENCES agents (id),
        id BLOB NOT NULL CHECK (length(id) = 16),
        cle BLOB NOT NULL CHECK (length(cle) = 20),
        modifie_le INTEGER NOT NULL,
        cms BLOB NOT NULL,
        PRIMARY KEY (auteur, id)
      ) STRICT;
      CREATE INDEX brouillons_par_date ON brouillons (modifie_le);
      """)
}
