import Testing

@testable import Store

struct MigrationTests {
  private func connection() throws -> Connection {
    try Connection(path: ":memory:", access: .readWrite, busyTimeout: 0)
  }

  @Test func `migrating twice changes nothing`() throws {
    let connection = try connection()
    try Migration.run(on: connection)
    let schema = try connection.all("SELECT sql FROM sqlite_schema ORDER BY name") { try $0.optionalText() }
    try Migration.run(on: connection)
    #expect(try connection.all("SELECT sql FROM sqlite_schema ORDER BY name") { try $0.optionalText() } == schema)
    #expect(try Migration.version(of: connection) == Migration.all.count)
  }

  @Test func `numbers follow each other without a gap`() {
    #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
  }

  @Test func `a database of a later version is refused`() throws {
    let connection = try connection()
    try Migration.run(on: connection)
    try connection.script("PRAGMA user_version = 1000")
    #expect(throws: StoreError(.newerSchema)) { try Migration.run(on: connection) }
  }

  @Test func `a step that fails leaves the schema as it was`() throws {
    let connection = try connection()
    try Migration.run(on: connection)
    let broken = Migration(
      number: Migration.all.count + 1, title: "broken", sql: "CREATE TABLE ok (x); CREATE TABLE ok (x)")
    #expect(throws: StoreError.self) { try Migration.run(Migration.all + [broken], on: connection) }
    #expect(try Migration.version(of: connection) == Migration.all.count)
    #expect(!(try connection.exists("SELECT 1 FROM sqlite_schema WHERE name = 'ok'")))
  }

  @Test func `every table is strict`() throws {
    let connection = try connection()
    try Migration.run(on: connection)
    let loose = try connection.all(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'"
    ) { try $0.text() }
    #expect(loose.isEmpty)
  }

  @Test func `avis, and périls said aloud, that were kept before they were followed in one way still are`() throws {
    let connection = try connection()
    try Migration.run(Array(Migration.all.prefix(8)), on: connection)
    try connection.script(
      """
      INSERT INTO agents (id, nom, role, secret) VALUES ('zoe', 'Zoé', 'intervenant', 'profession');
      INSERT INTO organismes (id, nature, nom) VALUES ('unite', 'unite-fsi', 'Unité');
      INSERT INTO avis VALUES ('AP-1', 'zoe', 'unite', 'second', 0, 'relu', 5, 'zoe', 6, 'zoe', 7, 'fondee', NULL, NULL,
        NULL, 3, NULL);
      INSERT INTO orales VALUES ('VV-1', 'zoe', NULL, 'unite-fsi', NULL, NULL, 1, 2, 'cp-223-6-al-1', '', NULL, 1, 0);
      INSERT INTO orales VALUES ('VV-2', 'zoe', NULL, 'unite-fsi', NULL, NULL, 1, 2, 'cp-223-6-al-1', '', NULL, 1, 0);
      INSERT INTO orales VALUES ('VV-3', 'zoe', NULL, 'unite-fsi', NULL, NULL, 1, 2, 'accord', '', NULL, 1, 0);
      INSERT INTO obligations (reference, nature, debiteur, politique, due_le, faite_le) VALUES
        ('VV-1', 'justifier-sous-24-h', 'zoe', 'p', 9, 8), ('VV-2', 'justifier-sous-24-h', 'zoe', 'p', 9, NULL),
        ('VV-3', 'rendre-compte-au-dpo', 'zoe', 'p', 9, NULL);
      """)
    try Migration.run(on: connection)
    let followed = try connection.all("SELECT reference, etat, version FROM perils ORDER BY reference") {
      "\(try $0.text()) \(try $0.text()) \(try $0.integer())"
    }
    #expect(followed == ["AP-1 relu 3", "VV-1 justifie 1", "VV-2 emis 1"])
    #expect(
      try connection.exists(
        "SELECT 1 FROM perils WHERE reference = 'VV-1' AND justifie_par = 'zoe' AND justifie_le = 8"))
    #expect(
      try connection.exists("SELECT 1 FROM avis WHERE reference = 'AP-1' AND emis_le = 5 AND destination = 'unite'"))
  }
}
