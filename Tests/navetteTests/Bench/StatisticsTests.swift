import Testing

@testable import navette

struct StatisticsTests {
  private static let medians: [([Double], Double)] = [
    ([3], 3), ([5, 1], 3), ([9, 1, 5], 5), ([4, 1, 3, 2], 2.5), ([1, 1, 1, 100], 1),
  ]

  @Test(arguments: medians)
  func `the median is the middle value, or the mean of the two in the middle`(values: [Double], expected: Double) {
    #expect(Statistics.median(values) == expected)
  }

  @Test func `nothing has neither median nor percentile`() {
    #expect(Statistics.median([]) == nil)
    #expect(Statistics.percentile(50, ofSorted: [Int]()) == nil)
  }

  @Test(arguments: [(0.0, 1), (1, 1), (50, 50), (50.1, 51), (99, 99), (99.5, 100), (100, 100)])
  func `a percentile of one to a hundred is its nearest rank`(percent: Double, expected: Int) {
    #expect(Statistics.percentile(percent, ofSorted: Array(1...100)) == expected)
  }

  @Test func `every percentile of one value is that value`() {
    for percent in [0.0, 1, 50, 99, 100] { #expect(Statistics.percentile(percent, ofSorted: [7]) == 7) }
  }

  @Test func `a slice without operations or time has no rate and no cost`() {
    #expect(Slice(operations: 0, nanoseconds: 0, processor: 0, latencies: []).rate == 0)
    #expect(Slice(operations: 0, nanoseconds: 10, processor: 10, latencies: []).cost == 0)
  }

  @Test func `a slice gives operations a second and microseconds of processor each`() {
    let slice = Slice(operations: 500, nanoseconds: 250_000_000, processor: 5_000_000, latencies: [])
    #expect(slice.rate == 2000)
    #expect(slice.cost == 10)
  }
}
