import Journal
import Store
import Testing

@testable import Gateway

extension TestGateway {
  /// Replays the whole journal. The people of these tests were there before it began, and nobody enrolled them.
  func replayed() throws -> JournalReplay {
    try database.read { transaction in
      var replay = JournalReplay(continues: true)
      let size = try transaction.journal.size
      let (entries, bodies) = (try transaction.journal.entries(0..<size), try transaction.journal.bodies(0..<size))
      for (index, (entry, body)) in zip(entries, bodies).enumerated() {
        if let body {
          body.bytes.withUnsafeBytes { replay.visit($0, of: entry, at: UInt64(index)) }
        } else {
          replay.visit(nil, of: entry, at: UInt64(index))
        }
      }
      return replay
    }
  }
}
