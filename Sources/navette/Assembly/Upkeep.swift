import Foundation
import JSON
import Synchronization

/// What must be done again before it expires: on time, and again soon when it fails. A failure is told and counted.
final class Upkeep: Sendable {
  /// Something to do again and again.
  struct Chore: Sendable {
    /// Its name among the counters.
    let code: String
    /// What it does, in words, for whoever operates the gateway.
    let name: String
    /// How long after it was done it is due again, in seconds.
    let period: TimeInterval
    let run: @Sendable () throws -> Void
  }

  /// How long after a failure a chore is tried again, in seconds.
  static let patience: TimeInterval = 600

  private struct Record {
    var due: Date
    var done = 0
    var failed = 0
    var isFailing = false
  }

  private let chores: [Chore]
  private let now: @Sendable () -> Date
  private let tell: @Sendable (String) -> Void
  private let records: Mutex<[Record]>

  /// - Parameter tell: says a line to whoever operates the gateway.
  init(_ chores: [Chore], now: @escaping @Sendable () -> Date, tell: @escaping @Sendable (String) -> Void) {
    (self.chores, self.now, self.tell) = (chores, now, tell)
    let start = now()
    records = Mutex(chores.map { Record(due: start.addingTimeInterval($0.period)) })
  }

  /// Does what is due.
  func run() {
    for (place, chore) in chores.enumerated() where isDue(place, chore) {
      do {
        try chore.run()
        let wasFailing = end(place, after: chore.period, isFailure: false)
        if wasFailing { tell("navette: \(chore.name): done at last") }
      } catch {
        _ = end(place, after: Self.patience, isFailure: true)
        let (fault, minutes) = (CommandError(error).line, Int(Self.patience / 60))
        tell("navette: \(chore.name) failed, and is tried again in \(minutes) minutes: \(fault)")
      }
    }
  }

  /// A chore that is due later than its period from now was put off by a clock that has gone back since: it is due.
  private func isDue(_ place: Int, _ chore: Chore) -> Bool {
    let (instant, due) = (now(), records.withLock { $0[place].due })
    return due <= instant || due > instant.addingTimeInterval(max(chore.period, Self.patience))
  }

  /// - Returns: whether it was failing before.
  private func end(_ place: Int, after seconds: TimeInterval, isFailure: Bool) -> Bool {
    let due = now().addingTimeInterval(seconds)
    return records.withLock { records in
      let before = records[place].isFailing
      records[place].due = due
      records[place].isFailing = isFailure
      if isFailure { records[place].failed += 1 } else { records[place].done += 1 }
      return before
    }
  }

  /// For the counters: what was done, what failed, what is failing now.
  var json: JSON {
    let records = records.withLock { $0 }
    return .object(
      JSONObject(
        members: zip(chores, records).map { chore, record in
          (
            chore.code,
            [
              "faits": .integer(Int64(record.done)), "echecs": .integer(Int64(record.failed)),
              "enEchec": .bool(record.isFailing),
            ]
          )
        }))
  }
}
