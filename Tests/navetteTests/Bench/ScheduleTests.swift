import Testing

@testable import navette

struct ScheduleTests {
  private final class Log {
    var turns: [String] = []
    var asked: [UInt64] = []
  }

  private struct Recorder: Workload {
    let name: String
    let log: Log
    func run(for nanoseconds: UInt64) throws -> Slice {
      log.turns.append(name)
      log.asked.append(nanoseconds)
      return Slice(operations: 1, nanoseconds: 1, processor: 1, latencies: [1])
    }
    func settle() throws { log.turns.append("settle") }
  }

  @Test func `ours and the limit take turns, beginning in turn, after a warm-up of each`() throws {
    let log = Log()
    let race = Race(
      name: "test", variant: "", workload: Recorder(name: "ours", log: log),
      limit: .init(name: "bound", workload: Recorder(name: "limit", log: log)), target: nil)
    _ = try Schedule(seconds: 14).measure(race)
    let turns = log.turns.filter { $0 != "settle" }
    let pairs = stride(from: 0, to: turns.count, by: 2).map { [turns[$0], turns[$0 + 1]] }
    #expect(pairs.count == 1 + Schedule.rounds)
    for (index, pair) in pairs.dropFirst().enumerated() {
      #expect(pair == (index.isMultiple(of: 2) ? ["ours", "limit"] : ["limit", "ours"]))
    }
    #expect(log.asked.dropFirst(2).allSatisfy { $0 == 1_000_000_000 })
    #expect(log.turns.count { $0 == "settle" } == turns.count)
  }

  @Test func `a race without a limit has the whole time`() throws {
    let log = Log()
    let race = Race(
      name: "test", variant: "", workload: Recorder(name: "ours", log: log), limit: nil, target: nil)
    _ = try Schedule(seconds: 7).measure(race)
    #expect(log.asked.dropFirst().elementsEqual(Array(repeating: 1_000_000_000, count: Schedule.rounds)))
  }

  @Test func `a computation runs until its time is over, at least once`() throws {
    var count = 0
    let slice = try Computation { count += 1 }.run(for: 1)
    #expect(count >= 1)
    #expect(slice.operations == count)
    #expect(slice.latencies.count == count)
  }
}
