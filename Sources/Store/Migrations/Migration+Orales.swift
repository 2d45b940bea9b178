extension Migration {
  /// What was said aloud and recorded afterwards, and when a fiche was last reminded of.
  static let orales = Migration(
    number: 8, title: "oral transmissions and reminders",
    sql: """
      CREATE TABLE orales (
        reference TEXT PRIMARY KEY,
        auteur TEXT NOT NULL REFERENCES agents (id),
        emetteur TEXT REFERENCES organismes (id),
        nature TEXT NOT NULL,
        type_partenaire TEXT,
        organisme TEXT REFERENCES organismes (id),
        dite_le INTEGER NOT NULL,
        consignee_le INTEGER NOT NULL,
        fondement TEXT NOT NULL,
        sections TEXT NOT NULL,
        faits TEXT,
        permise INTEGER NOT NULL CHECK (permise IN (0, 1)),
        scellee INTEGER NOT NULL CHECK (scellee IN (0, 1))
      ) STRICT;
      CREATE INDEX orales_par_auteur ON orales (auteur, consignee_le DESC);
      CREATE INDEX orales_par_emetteur ON orales (emetteur, consignee_le DESC);
      CREATE INDEX orales_par_date ON orales (consignee_le DESC);
      ALTER TABLE fiches ADD COLUMN relancee_le INTEGER;
      """)
}
