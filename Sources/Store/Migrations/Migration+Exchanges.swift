extension Migration {
  /// What passes: fiches without a name or a text, sealed envelopes, emergency disclosures, what is owed, what is sent.
  static let exchanges = Migration(
    number: 3, title: "fiches, envelopes, obligations",
    sql: """
      CREATE TABLE fiches (
        reference TEXT PRIMARY KEY,
        auteur TEXT NOT NULL REFERENCES agents (id),
        emetteur TEXT REFERENCES organismes (id),
        destination TEXT NOT NULL REFERENCES organismes (id),
        circuit TEXT NOT NULL,
        fondement TEXT NOT NULL,
        urgence TEXT NOT NULL,
        priorite INTEGER NOT NULL,
        etat TEXT NOT NULL,
        etat_par TEXT NOT NULL REFERENCES agents (id),
        etat_le INTEGER NOT NULL,
        etat_vers TEXT REFERENCES organismes (id),
        etat_motif TEXT,
        version INTEGER NOT NULL CHECK (version >= 1),
        transmise_le INTEGER NOT NULL,
        accuse_du INTEGER NOT NULL,
        retour_du INTEGER NOT NULL,
        echeance INTEGER NOT NULL,
        faits TEXT,
        sections TEXT NOT NULL
      ) STRICT;
      CREATE INDEX fiches_recues ON fiches (destination, etat, priorite, echeance, transmise_le, reference);
      CREATE INDEX fiches_emises ON fiches (auteur, etat, transmise_le DESC, reference, echeance);
      CREATE INDEX fiches_echues ON fiches (echeance);

      CREATE TABLE avis (
        reference TEXT PRIMARY KEY,
        auteur TEXT NOT NULL REFERENCES agents (id),
        destination TEXT NOT NULL REFERENCES organismes (id),
        alinea TEXT NOT NULL,
        oral INTEGER NOT NULL CHECK (oral IN (0, 1)),
        etat TEXT NOT NULL,
        emis_le INTEGER NOT NULL,
        justifie_par TEXT REFERENCES agents (id),
        justifie_le INTEGER,
        relu_par TEXT REFERENCES agents (id),
        relu_le INTEGER,
        conclusion TEXT,
        efface_par TEXT REFERENCES agents (id),
        efface_le INTEGER,
        motif TEXT,
        version INTEGER NOT NULL CHECK (version >= 1),
        faits TEXT
      ) STRICT;
      CREATE INDEX avis_par_etat ON avis (etat, emis_le);
      CREATE INDEX avis_recus ON avis (destination, emis_le DESC);
      CREATE INDEX avis_emis ON avis (auteur, emis_le DESC);

      CREATE TABLE enveloppes (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        reference TEXT NOT NULL,
        nature TEXT NOT NULL,
        rang INTEGER NOT NULL,
        auteur TEXT NOT NULL REFERENCES agents (id),
        destination TEXT NOT NULL REFERENCES organismes (id),
        version INTEGER NOT NULL,
        precedente BLOB CHECK (length(precedente) = 32),
        empreinte BLOB NOT NULL CHECK (length(empreinte) = 32),
        noyau BLOB NOT NULL,
        faite_le INTEGER NOT NULL,
        UNIQUE (reference, nature, rang)
      ) STRICT;
      CREATE TRIGGER enveloppes_inchangees BEFORE UPDATE ON enveloppes
        BEGIN SELECT RAISE(ABORT, 'a sealed envelope never changes'); END;

      CREATE TABLE cles (
        enveloppe BLOB NOT NULL REFERENCES enveloppes (id) ON DELETE CASCADE,
        destinataire BLOB NOT NULL CHECK (length(destinataire) = 20),
        agent TEXT REFERENCES agents (id),
        organisme TEXT REFERENCES organismes (id),
        cle BLOB NOT NULL CHECK (length(cle) = 125),
        empreinte BLOB NOT NULL CHECK (length(empreinte) = 32),
        ajoutee_le INTEGER NOT NULL,
        PRIMARY KEY (enveloppe, destinataire),
        CHECK (agent IS NOT NULL OR organisme IS NOT NULL)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX cles_par_agent ON cles (agent, organisme);

      CREATE TABLE conflits (
        agent TEXT NOT NULL REFERENCES agents (id),
        reference TEXT NOT NULL,
        declare_le INTEGER NOT NULL,
        PRIMARY KEY (agent, reference)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX conflits_par_reference ON conflits (reference);

      CREATE TABLE passages (
        reference TEXT NOT NULL,
        feuille INTEGER NOT NULL REFERENCES leaves (position),
        evenement TEXT NOT NULL,
        agent TEXT NOT NULL REFERENCES agents (id),
        le INTEGER NOT NULL,
        PRIMARY KEY (reference, feuille)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE idempotence (
        cle BLOB PRIMARY KEY CHECK (length(cle) = 16),
        agent TEXT NOT NULL REFERENCES agents (id),
        demande BLOB NOT NULL CHECK (length(demande) = 32),
        reponse BLOB NOT NULL,
        premiere INTEGER,
        nombre INTEGER NOT NULL DEFAULT 0,
        le INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX idempotence_par_date ON idempotence (le);

      CREATE TABLE obligations (
        numero INTEGER PRIMARY KEY,
        reference TEXT NOT NULL,
        nature TEXT NOT NULL,
        debiteur TEXT NOT NULL REFERENCES agents (id),
        politique TEXT NOT NULL,
        due_le INTEGER NOT NULL,
        rappelee_le INTEGER,
        faite_le INTEGER,
        UNIQUE (reference, nature)
      ) STRICT;
      CREATE INDEX obligations_dues ON obligations (due_le) WHERE faite_le IS NULL;
      CREATE INDEX obligations_par_debiteur ON obligations (debiteur, due_le);

      CREATE TABLE boite_envoi (
        message TEXT PRIMARY KEY,
        agent TEXT NOT NULL REFERENCES agents (id),
        nature TEXT NOT NULL,
        reference TEXT,
        prochain_essai INTEGER NOT NULL,
        essais INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;
      """)
}
