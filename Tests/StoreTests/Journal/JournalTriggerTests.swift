import Testing

@testable import Store

struct JournalTriggerTests {
  @Test(arguments: [
    "UPDATE leaves SET entry = zeroblob(42)", "UPDATE leaves SET position = position + 100",
    "DELETE FROM leaves", "DELETE FROM leaves WHERE position = 0",
    "INSERT OR REPLACE INTO leaves VALUES (0, zeroblob(42))", "REPLACE INTO leaves VALUES (0, zeroblob(42))",
    "INSERT INTO leaves VALUES (0, zeroblob(42)) ON CONFLICT DO UPDATE SET entry = excluded.entry",
    "UPDATE subtrees SET hash = zeroblob(32)", "DELETE FROM subtrees",
    "INSERT OR REPLACE INTO subtrees VALUES (8, 0, zeroblob(32))",
    "UPDATE bodies SET body = x'00'", "UPDATE bodies SET nonce = zeroblob(16)",
    "DELETE FROM commits", "INSERT INTO leaves VALUES (900, zeroblob(41))",
    "INSERT INTO leaves VALUES (-1, zeroblob(42))",
  ])
  func `the past of the journal is held by the schema`(statement: String) throws {
    let scratch = try Scratch()
    let database = try scratch.open()
    try database.writeAndWait { transaction in
      for number in 0..<256 { transaction.append(try body("\(number)")) }
    }
    let bystander = try scratch.bystander()
    let before = try bystander.all("SELECT entry FROM leaves ORDER BY position") { try $0.blob() }
    #expect(throws: StoreError.self) { try bystander.run(statement) }
    #expect(try bystander.all("SELECT entry FROM leaves ORDER BY position") { try $0.blob() } == before)
    #expect(try bystander.count("subtrees") == 1)
  }
}
