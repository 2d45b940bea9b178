extension Migration {
  /// Whether an agent's profession is a health profession, which the law tells apart.
  static let professions = Migration(
    number: 4, title: "health professions",
    sql: "ALTER TABLE agents ADD COLUMN sante INTEGER NOT NULL DEFAULT 0 CHECK (sante IN (0, 1));")
}
