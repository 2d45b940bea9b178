extension Migration {
  /// Where a péril stands, written or said aloud: justified and reviewed in one way, and kept in one place.
  static let perils = Migration(
    number: 9, title: "the justification and the review of a péril, written or said aloud",
    sql: """
      CREATE TABLE perils (
        reference TEXT PRIMARY KEY,
        etat TEXT NOT NULL,
        justifie_par TEXT REFERENCES agents (id),
        justifie_le INTEGER,
        relu_par TEXT REFERENCES agents (id),
        relu_le INTEGER,
        conclusion TEXT,
        efface_par TEXT REFERENCES agents (id),
        efface_le INTEGER,
        motif TEXT,
        version INTEGER NOT NULL CHECK (version >= 1)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO perils SELECT reference, etat, justifie_par, justifie_le, relu_par, relu_le, conclusion, efface_par,
        efface_le, motif, version FROM avis;
      INSERT INTO perils (reference, etat, justifie_par, justifie_le, version)
        SELECT orales.reference, iif(faite_le IS NULL, 'emis', 'justifie'), iif(faite_le IS NULL, NULL, auteur), faite_le, 1
        FROM orales JOIN obligations ON obligations.reference = orales.reference
        WHERE obligations.nature = 'justifier-sous-24-h';

      ALTER TABLE avis RENAME TO avis_avant;
      CREATE TABLE avis (
        reference TEXT PRIMARY KEY,
        auteur TEXT NOT NULL REFERENCES agents (id),
        destination TEXT NOT NULL REFERENCES organismes (id),
        alinea TEXT NOT NULL,
        emis_le INTEGER NOT NULL
      ) STRICT;
      INSERT INTO avis SELECT reference, auteur, destination, alinea, emis_le FROM avis_avant;
      DROP TABLE avis_avant;
      CREATE INDEX avis_recus ON avis (destination, emis_le DESC, reference);
      CREATE INDEX avis_emis ON avis (auteur, emis_le DESC, reference);

      DROP INDEX orales_par_auteur;
      DROP INDEX orales_par_emetteur;
      DROP INDEX orales_par_date;
      CREATE INDEX orales_par_auteur ON orales (auteur, consignee_le DESC, reference);
      CREATE INDEX orales_par_emetteur ON orales (emetteur, consignee_le DESC, reference);
      CREATE INDEX orales_par_date ON orales (consignee_le DESC, reference);

      CREATE INDEX justifications_a_relire ON enveloppes (destination, reference) WHERE nature = 'justification';
      """)
}
