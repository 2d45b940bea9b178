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
}
