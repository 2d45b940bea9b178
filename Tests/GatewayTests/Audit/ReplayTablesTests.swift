import Testing

@testable import Gateway

/// Where the replay keeps what a million entries tell of.
@Suite struct ReplayTablesTests {
  private struct Key: TableKey, Hashable {
    let low: UInt64
    let high: UInt64
  }

  @Test func `a table keeps what a dictionary keeps`() {
    var (table, dictionary) = (KeyTable<Key, Int>(), [Key: Int]())
    for step in 0..<20_000 {
      // Keys that differ by one half only, and keys that come back.
      let number = UInt64(step * 7 % 9000)
      let key = step.isMultiple(of: 2) ? Key(low: number, high: 0) : Key(low: .max, high: number << 40)
      #expect(table[key] == dictionary[key])
      #expect(table.updateValue(step, forKey: key) == dictionary.updateValue(step, forKey: key))
    }
    #expect(dictionary.count > 8000)
    for (key, value) in dictionary { #expect(table[key] == value) }
    #expect(table[Key(low: 1, high: 1)] == nil)
    #expect(table[Key(low: 0, high: .max)] == nil)
  }

  @Test func `each name has its number, whatever it shares with others`() {
    var pool = NamePool()
    let ends = ["", "a", "ab", "abcdefg", "abcdefgh", "abcdefghi"]
    let names = ends + ends.flatMap { end in (0..<200).map { "agent-\($0)-\(end)" } }
    for _ in 0..<2 {
      for (number, name) in names.enumerated() {
        #expect(Array(name.utf8).withUnsafeBytes { pool.number($0) } == number)
      }
    }
  }
}
