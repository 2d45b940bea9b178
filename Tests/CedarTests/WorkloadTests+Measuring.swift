import Foundation

extension WorkloadTests {
  static var isMeasuring: Bool { ProcessInfo.processInfo.environment["CEDAR_BENCH"] != nil }
}
