internal import Foundation
internal import Liaison
internal import Synchronization

/// Who read something lately, in memory alone: what is read again and again leaves one trace a period.
final class RecentReaders: Sendable {
  private let period: TimeInterval
  private let readings = Mutex<[AgentID: Date]>([:])

  init(every period: TimeInterval) { self.period = period }

  /// Whether this reading leaves a trace: the last that did is not of this period, or lies ahead of a clock put back.
  func isDue(_ agent: AgentID, at now: Date) -> Bool {
    guard let last = readings.withLock({ $0[agent] }) else { return true }
    return abs(now.timeIntervalSince(last)) >= period
  }

  /// Notes a reading whose trace is durable.
  func note(_ agent: AgentID, at now: Date) { readings.withLock { $0[agent] = now } }
}
