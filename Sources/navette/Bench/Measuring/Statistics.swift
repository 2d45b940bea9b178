/// The few numbers that sum up many.
enum Statistics {
  /// The middle value, or the mean of the two in the middle; nil of nothing.
  static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The nearest-rank percentile: the smallest value that at least `percent` of them do not exceed; nil of nothing.
  /// - Parameter sorted: in ascending order.
  /// - Precondition: `percent` is within 0...100.
  static func percentile<Value: Comparable>(_ percent: Double, ofSorted sorted: [Value]) -> Value? {
    precondition((0...100).contains(percent), "a percentage")
    guard !sorted.isEmpty else { return nil }
    let rank = Int((percent / 100 * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }
}
