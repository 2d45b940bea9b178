import Testing

@testable import Store

struct StatementTests {
  private func connection() throws -> Connection {
    let connection = try Connection(path: ":memory:", access: .readWrite, busyTimeout: 0)
    try connection.script("CREATE TABLE t (i INTEGER, s TEXT, b BLOB) STRICT")
    return connection
  }

  @Test func `values come back as they went, empty ones, zeros and all`() throws {
    let connection = try connection()
    try connection.run("INSERT INTO t VALUES (?, ?, ?)", .integer(.min), .text(""), .blob([]))
    try connection.run("INSERT INTO t VALUES (?, ?, ?)", .integer(.max), .text("e\u{301}\0é"), .blob([0, 255]))
    try connection.run("INSERT INTO t VALUES (?, ?, ?)", .null, .null, .null)
    let rows = try connection.all("SELECT i, s, b FROM t ORDER BY rowid") { row in
      (try row.optionalInteger(), try row.optionalText(), try row.optionalBlob())
    }
    #expect(rows.map(\.0) == [.min, .max, nil])
    #expect(rows.map { $0.1.map { Array($0.utf8) } } == [[], Array("e\u{301}\0é".utf8), nil])
    #expect(rows.map(\.2) == [[], [0, 255], nil])
  }

  @Test func `a column of another type is a corrupt row, not a converted one`() throws {
    let connection = try connection()
    try connection.run("INSERT INTO t VALUES (?, ?, ?)", .integer(3), .text("12"), .blob([1]))
    #expect(throws: StoreError(.corrupt)) { try connection.all("SELECT s FROM t") { try $0.integer() } }
    #expect(throws: StoreError(.corrupt)) { try connection.all("SELECT i FROM t") { try $0.text() } }
    #expect(throws: StoreError(.corrupt)) { try connection.all("SELECT s FROM t") { try $0.blob() } }
    #expect(throws: StoreError(.corrupt)) { try connection.all("SELECT i FROM t") { try $0.flag() } }
    #expect(throws: StoreError(.corrupt)) { try connection.all("SELECT -1") { try $0.number(UInt64.self) } }
  }

  @Test func `a wrong number of arguments, or SQL that does not compile, is a misuse`() throws {
    let connection = try connection()
    #expect(throws: StoreError(.misuse)) { try connection.run("INSERT INTO t (i) VALUES (?)") }
    #expect(throws: StoreError(.misuse)) { try connection.run("SELECT nothing FROM nowhere") }
    #expect(throws: StoreError(.misuse)) { try connection.run("SELECT \"not a column\"") }
  }

  @Test func `an error carries no argument`() throws {
    let connection = try connection()
    try connection.script("CREATE TABLE u (s TEXT UNIQUE) STRICT")
    try connection.run("INSERT INTO u VALUES (?)", .text("secret-name"))
    do {
      try connection.run("INSERT INTO u VALUES (?)", .text("secret-name"))
      Issue.record("the second row should be refused")
    } catch {
      #expect(error == StoreError(.alreadyExists))
      #expect(!"\(error)".contains("secret-name"))
    }
  }

  @Test func `a reader cannot write`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    #expect(throws: StoreError.self) { try database.read { try $0.connection.run("DELETE FROM bodies") } }
    #expect(throws: StoreError.self) { try database.read { try $0.connection.script("CREATE TABLE t (x)") } }
  }

  @Test func `a reader keeps its snapshot while the writer goes on`() throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    try database.writeAndWait { $0.append(try body("one")) }
    let counts = try database.read { transaction in
      let before = try transaction.connection.count("leaves")
      try database.writeAndWait { $0.append(try body("two")) }
      return [before, try transaction.connection.count("leaves")]
    }
    #expect(counts == [1, 1])
    #expect(try database.read { try $0.connection.count("leaves") } == 2)
  }
}
