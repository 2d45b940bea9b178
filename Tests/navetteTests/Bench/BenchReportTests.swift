import JSON
import Testing

@testable import navette

struct BenchReportTests {
  private static let report = BenchReport(
    outcomes: [
      Outcome(
        name: "seal", variant: "5 recipients", rate: 2543.21, p50: 391.25, p99: 1204.5, cost: 390.1,
        limit: .init(name: "sign + keygen", rate: 3120.5, cost: 318.2, ratio: 0.815), target: .rate(2300)),
      Outcome(
        name: "open", variant: "x", rate: 3.14159, p50: 2_500_000, p99: 3_000_000, cost: 12, limit: nil, target: nil),
      Outcome(
        name: "read", variant: "together", rate: 400_000, p50: nil, p99: nil, cost: 2.5, limit: nil, target: .median(1)),
    ], machine: .init(cores: 2, load: 0.512, openssl: "3.0.22"))

  @Test func `the table is aligned and says on what it was measured`() {
    let lines = Self.report.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "2 cores, load 0.5 before the run, OpenSSL 3.0.22")
    #expect(lines[2].hasPrefix("benchmark  case          per second"))
    #expect(
      lines[4]
        == "seal       5 recipients       2,540  391 µs  1.20 ms     390 µs  3,120   82 %  ≥ 2,300/s met        sign + keygen"
    )
    #expect(lines[5].hasPrefix("open       x                   3.14  2.50 s   3.00 s"))
    #expect(
      lines[6] == "read       together         400,000                      2.5 µs                p50 ≤ 1.0 µs MISSED")
    #expect(!lines.contains { $0.hasSuffix(" ") })
  }

  @Test func `JSON has every figure unrounded, and leaves out what does not apply`() throws {
    let json = try JSON.parse(Self.report.json.serialized(.pretty))
    #expect(json["cores"] == 2)
    let first = try #require(json["benchmarks"]?[0])
    #expect(first["perSecond"] == .double(2543.21))
    #expect(first["limit"]?["ratio"] == .double(0.815))
    #expect(first["limit"]?["processorMicroseconds"] == .double(318.2))
    #expect(first["target"]?["perSecondAtLeast"] == .double(2300) || first["target"]?["perSecondAtLeast"] == 2300)
    #expect(first["isMet"] == true)
    let second = try #require(json["benchmarks"]?[1]?.object)
    #expect(second["p50Microseconds"] == .double(2_500_000))
    let third = try #require(json["benchmarks"]?[2]?.object)
    #expect(third["p50Microseconds"] == nil && third["p99Microseconds"] == nil && third["isMet"] == false)
    #expect(second["limit"] == nil && second["target"] == nil && second["isMet"] == nil)
  }

  @Test(arguments: [
    (0.0, "0.00"), (9.994, "9.99"), (99.94, "99.9"), (999.4, "999"), (1000, "1,000"), (52_483, "52,500"),
    (1_584_321, "1,580,000"), (999_999, "1,000,000"), (.infinity, "-"),
  ])
  func `a rate has three significant digits`(value: Double, expected: String) {
    #expect(Figures.rate(value) == expected)
  }

  @Test(arguments: [
    (0.64, "0.6 µs"), (99.94, "99.9 µs"), (391.25, "391 µs"), (1204.5, "1.20 ms"), (250_000, "250 ms"),
    (2_500_000, "2.50 s"),
  ])
  func `a duration has the unit that suits it`(microseconds: Double, expected: String) {
    #expect(Figures.duration(microseconds) == expected)
  }
}
