extension Migration {
  /// Where agents want to be told, of what; when each was last reminded, and when each deadline was.
  static let notifications = Migration(
    number: 18, title: "notifications and reminders of deadlines",
    sql: """
      CREATE TABLE notifications (
        agent TEXT PRIMARY KEY REFERENCES agents (id),
        adresse TEXT,
        refusees TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE derniers_rappels (
        agent TEXT PRIMARY KEY REFERENCES agents (id),
        le INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      ALTER TABLE fiches ADD COLUMN echeance_rappelee_le INTEGER;
      """)
}
