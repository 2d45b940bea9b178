import Testing

@testable import Gateway

struct VolumeRuleTests {
  let rule = VolumeRule.usual

  @Test(arguments: [
    // A very regular past: m + 3·√m.
    ([9, 9, 9, 9], 9.0, 0.0, 18.0),
    // One heavy week in the past moves nothing.
    ([9, 9, 200, 9, 9], 9.0, 0.0, 18.0),
    // A scattered past: m + 3·1.4826·d.
    ([0, 10, 20, 30, 40], 20.0, 10.0, 64.478),
    // Nothing before: one reading is the least deviation.
    ([0, 0, 0, 0], 0.0, 0.0, 3.0),
    // An even number of weeks.
    ([2, 4, 6, 8], 5.0, 2.0, 13.8956),
  ])
  func `the threshold is the median and three deviations`(
    past: [Int], median: Double, deviation: Double, threshold: Double
  ) throws {
    let expectation = try #require(rule.expectation(from: past))
    #expect(expectation.median == median && expectation.deviation == deviation)
    #expect(abs(expectation.threshold - threshold) < 0.001)
    #expect(expectation.weeks == past.count)
  }

  @Test func `only the last twelve weeks count`() throws {
    let past = Array(repeating: 500, count: 20) + Array(repeating: 9, count: 12)
    #expect(try #require(rule.expectation(from: past)).threshold == 18)
  }

  @Test func `a past that is too short says nothing`() {
    #expect(rule.expectation(from: []) == nil && rule.expectation(from: [5, 5, 5]) == nil)
  }

  @Test func `a week is unusual above the threshold, and never below ten`() throws {
    let regular = try #require(rule.expectation(from: [9, 9, 9, 9]))
    #expect(!rule.isUnusual(18, regular) && rule.isUnusual(19, regular))
    let idle = try #require(rule.expectation(from: [0, 0, 0, 0]))
    #expect(!rule.isUnusual(9, idle) && rule.isUnusual(10, idle))
  }
}
