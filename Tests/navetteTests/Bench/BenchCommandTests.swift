import JSON
import Testing

@testable import navette

struct BenchCommandTests {
  @Test(arguments: [
    ["bench", "seals"], ["bench", "--seconds", "0"], ["bench", "--seconds", "601"], ["bench", "--seconds", "1.5"],
    ["bench", "--seconds"], ["bench", "--entries", "0"], ["bench", "--jsn"], ["bench", "seal", "SEAL"],
  ])
  func `what cannot be measured is a fault of usage`(words: [String]) {
    let capture = Capture()
    let code = CommandLineRunner(root: Navette.commands).run(words, console: capture.console())
    #expect(code == .usage)
    #expect(capture.out.isEmpty)
  }

  @Test func `each name is offered in the help`() {
    let capture = Capture()
    #expect(capture.run("bench", "--help") == .success)
    for benchmark in Benchmark.allCases { #expect(capture.out.contains(benchmark.rawValue)) }
  }

  @Test func `one benchmark is measured and printed as JSON alone`() throws {
    let capture = Capture()
    #expect(capture.run("bench", "open", "--seconds", "1", "--json") == .success)
    let json = try JSON.parse(Array(capture.out.utf8))
    #expect(json["benchmarks"]?.array?.count == 1)
    #expect(json["benchmarks"]?[0]?["name"] == "open")
    #expect(capture.error.isEmpty)
  }

  @Test func `completion is timed beside reading the same communes`() throws {
    let capture = Capture()
    #expect(capture.run("bench", "completion", "--seconds", "1", "--json") == .success)
    let measured = try JSON.parse(Array(capture.out.utf8))["benchmarks"]?[0]
    #expect(measured?["case"] == "10 of 34920 communes")
    #expect(measured?["target"]?["p50MicrosecondsAtMost"] == .double(1000))
    #expect(measured?["limit"] != nil, "\(capture.out)")
  }

  @Test func `policies are timed with and without others that cannot apply`() throws {
    let capture = Capture()
    #expect(capture.run("bench", "policy", "--seconds", "1", "--json") == .success)
    let cases = try #require(JSON.parse(Array(capture.out.utf8))["benchmarks"]?.array)
    #expect(cases.map { $0["case"]?.string } == ["40 policies", "440 policies"])
    #expect(cases.first?["target"]?["p50MicrosecondsAtMost"] == .double(3))
    #expect(cases.last?["target"]?["ratioAtLeast"] == .double(0.5))
  }
}
