public import Foundation
internal import JSON
internal import Journal
internal import Store
internal import Synchronization

/// Notices that the gateway's clock went back, or leapt, and says so in the journal, once a jump.
///
/// Entries still go in: a clock set wrong must not stop anybody's work. But hours, deadlines and durations are read from
/// that clock, so whoever reads the journal must know where it is not to be believed.
public final class WatchClock: Sendable {
  /// The smallest difference that is a jump, in seconds: what a clock kept by NTP never does at once.
  public static let threshold: TimeInterval = 30

  private let desk: Desk
  private let uptime: @Sendable () -> TimeInterval
  /// What both clocks said when they last agreed.
  private let agreed: Mutex<(clock: Date, uptime: TimeInterval)>

  init(desk: Desk, uptime: @escaping @Sendable () -> TimeInterval = WatchClock.uptime) {
    (self.desk, self.uptime) = (desk, uptime)
    agreed = Mutex((desk.clock(), uptime()))
  }

  /// Compares the clock with one that nobody sets. Waits for the commit when it has to say something.
  /// - Returns: by how many seconds the clock jumped since the last time; nil when it did not.
  /// - Throws: ``GatewayError`` when nothing can be written now: the next look says it.
  @discardableResult
  public func look() throws(GatewayError) -> Int? {
    let (now, up) = (desk.clock(), uptime())
    let before = agreed.withLock { $0 }
    let jump = now.timeIntervalSince(before.clock) - (up - before.uptime)
    guard abs(jump) >= Self.threshold else { return nil }
    try record(jump, at: now, isWhileStopped: false)
    agreed.withLock { $0 = (now, up) }
    return Int(jump.rounded())
  }

  /// At a start: whether the clock stands before the hour of the newest entry.
  /// - Returns: by how many seconds at least it went back; nil when it did not.
  @discardableResult
  public func lookAtStart() throws(GatewayError) -> Int? {
    do {
      let now = desk.clock()
      let newest = try desk.database.read { transaction -> Date? in
        let size = try transaction.journal.size
        return try size == 0 ? nil : transaction.journal.entries(size - 1..<size).first?.time.date
      }
      guard let newest, now < newest else { return nil }
      let jump = now.timeIntervalSince(newest)
      try record(jump, at: now, isWhileStopped: true)
      return Int(jump.rounded())
    } catch {
      throw GatewayError(error)
    }
  }

  private func record(_ jump: TimeInterval, at now: Date, isWhileStopped: Bool) throws(GatewayError) {
    do {
      let say: @Sendable (WriteTransaction) throws -> Void = { transaction in
        var ledger = Ledger(transaction)
        try ledger.append(
          JournalEvent(
            kind: .sautDHorloge, at: now,
            details: [
              "sens": .string(jump < 0 ? "recul" : "avance"), "secondes": .integer(Int64(abs(jump).rounded())),
              "pendantLArret": .bool(isWhileStopped),
            ]))
      }
      if isWhileStopped {
        // The first write of a start, which admits a log that its witnesses held: it would be refused for ever otherwise.
        try desk.database.admit(say)
      } else {
        try desk.database.writeAndWait(say)
      }
    } catch {
      throw GatewayError(error)
    }
  }

  /// Seconds since the machine was started, its sleep included: nobody sets that clock.
  public static let uptime: @Sendable () -> TimeInterval = {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return TimeInterval(time.tv_sec) + TimeInterval(time.tv_nsec) / 1e9
  }
}
