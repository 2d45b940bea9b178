extension Migration {
  /// Who there is: bodies, what they cover, agents, their certificates and memberships, and the policies in force.
  ///
  /// Instants are whole milliseconds since 1970. Every body counts the changes of its memberships, so that a commit can
  /// tell whether the one its decision rested on still holds.
  static let liaison = Migration(
    number: 2, title: "bodies, agents, policies",
    sql: """
      CREATE TABLE organismes (
        id TEXT PRIMARY KEY,
        nature TEXT NOT NULL,
        nom TEXT NOT NULL,
        parent TEXT REFERENCES organismes (id),
        type_partenaire TEXT,
        recouvrement BLOB,
        version_membres INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX organismes_par_parent ON organismes (parent);

      CREATE TABLE recouvrements_remplaces (
        empreinte BLOB PRIMARY KEY CHECK (length(empreinte) = 32),
        certificat BLOB NOT NULL,
        organisme TEXT NOT NULL REFERENCES organismes (id),
        remplace_le INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE couverture (
        commune TEXT NOT NULL CHECK (length(commune) = 5),
        organisme TEXT NOT NULL REFERENCES organismes (id),
        partagee INTEGER NOT NULL CHECK (partagee IN (0, 1)),
        PRIMARY KEY (commune, organisme)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX couverture_par_organisme ON couverture (organisme);

      CREATE TABLE agents (
        id TEXT PRIMARY KEY,
        nom TEXT NOT NULL,
        role TEXT NOT NULL,
        secret TEXT NOT NULL,
        profession TEXT,
        chiffrement BLOB,
        revoque_le INTEGER
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE certificats_tls (
        empreinte BLOB PRIMARY KEY CHECK (length(empreinte) = 32),
        certificat BLOB NOT NULL,
        agent TEXT NOT NULL REFERENCES agents (id),
        ajoute_le INTEGER NOT NULL,
        revoque_le INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX certificats_par_agent ON certificats_tls (agent);

      CREATE TABLE membres (
        agent TEXT NOT NULL REFERENCES agents (id),
        organisme TEXT NOT NULL REFERENCES organismes (id),
        attestation BLOB,
        debut INTEGER,
        fin INTEGER,
        de_permanence INTEGER NOT NULL CHECK (de_permanence IN (0, 1)),
        PRIMARY KEY (agent, organisme),
        CHECK ((attestation IS NULL) = (debut IS NULL) AND (debut IS NULL) = (fin IS NULL)),
        CHECK (de_permanence = 0 OR attestation IS NOT NULL)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX membres_par_organisme ON membres (organisme);
      CREATE TRIGGER membres_ajout AFTER INSERT ON membres BEGIN
        UPDATE organismes SET version_membres = version_membres + 1 WHERE id = new.organisme; END;
      CREATE TRIGGER membres_changement AFTER UPDATE ON membres BEGIN
        UPDATE organismes SET version_membres = version_membres + 1 WHERE id IN (old.organisme, new.organisme); END;
      CREATE TRIGGER membres_fin AFTER DELETE ON membres BEGIN
        UPDATE organismes SET version_membres = version_membres + 1 WHERE id = old.organisme; END;

      CREATE TABLE politiques (
        rang INTEGER PRIMARY KEY,
        empreinte BLOB NOT NULL CHECK (length(empreinte) = 32),
        texte BLOB NOT NULL,
        en_vigueur_le INTEGER NOT NULL
      ) STRICT;
      CREATE TRIGGER politiques_gardees BEFORE DELETE ON politiques
        BEGIN SELECT RAISE(ABORT, 'past policies are kept'); END;
      CREATE TRIGGER politiques_inchangees BEFORE UPDATE ON politiques
        BEGIN SELECT RAISE(ABORT, 'past policies are kept'); END;
      """)
}
