extension Migration {
  /// The queue of reviews: what awaits one is found at once, and whoever should review is reminded once a day.
  static let relectures = Migration(
    number: 11, title: "reminders of the reviews that are late",
    sql: """
      ALTER TABLE perils ADD COLUMN rappel_le INTEGER;
      CREATE INDEX perils_par_etat ON perils (etat, reference);
      """)
}
