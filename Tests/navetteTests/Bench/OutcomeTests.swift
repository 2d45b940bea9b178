import Testing

@testable import navette

struct OutcomeTests {
  private struct Idle: Workload {
    func run(for nanoseconds: UInt64) throws -> Slice {
      Slice(operations: 1, nanoseconds: 1, processor: 1, latencies: [])
    }
  }

  private static func slice(_ rate: Int, _ latencies: [UInt32] = []) -> Slice {
    Slice(operations: rate, nanoseconds: 1_000_000_000, processor: 1_000_000_000, latencies: latencies)
  }

  private static func outcome(_ rounds: [(ours: Slice, limit: Slice?)], target: Target? = nil) -> Outcome {
    let race = Race(
      name: "test", variant: "case", workload: Idle(),
      limit: rounds.contains { $0.limit != nil } ? .init(name: "bound", workload: Idle()) : nil, target: target)
    return Outcome(race, rounds: rounds)
  }

  @Test func `rates are medians, and the ratio that of rounds measured side by side`() {
    // The machine halves in the second round: the ratio of each round stands.
    let outcome = Self.outcome([
      (Self.slice(800), Self.slice(1000)), (Self.slice(400), Self.slice(500)), (Self.slice(900), Self.slice(1000)),
    ])
    #expect(outcome.rate == 800)
    #expect(outcome.limit?.rate == 1000)
    #expect(outcome.limit?.ratio == 0.8)
  }

  @Test func `percentiles are those of the latencies of all rounds`() {
    let outcome = Self.outcome([
      (Self.slice(1, Array(repeating: 1000, count: 98)), nil), (Self.slice(1, [5000, 9000]), nil),
    ])
    #expect(outcome.p50 == 1)
    #expect(outcome.p99 == 5)
    #expect(outcome.limit == nil)
  }

  @Test func `a limit that did nothing gives no ratio, so its target is missed`() {
    let outcome = Self.outcome([(Self.slice(10), Self.slice(0))], target: .ratio(0.4))
    #expect(outcome.limit?.ratio == 0)
    #expect(outcome.isMet == false)
  }

  @Test(arguments: [
    (Target.rate(100), true), (.rate(100.5), false), (.ratio(0.5), true), (.ratio(0.51), false), (.median(2), true),
    (.median(1.9), false),
  ])
  func `a target is met from its very value on`(target: Target, isMet: Bool) {
    let outcome = Self.outcome([(Self.slice(100, [2000]), Self.slice(200))], target: target)
    #expect(outcome.isMet == isMet)
  }

  @Test func `without a target nothing is met or missed`() {
    #expect(Self.outcome([(Self.slice(1), nil)]).isMet == nil)
  }
}
