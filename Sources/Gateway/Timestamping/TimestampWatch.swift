internal import Foundation
internal import JSON

/// What became of the timestamps so far: when one is due, since when one is missing, what was counted and told.
struct TimestampWatch {
  /// When the authority is asked again.
  private(set) var due = Date.distantPast
  /// The size of the last checkpoint that was timestamped, and how many of the entries since then are about timestamps: a
  /// log that grows by those alone has not moved.
  private(set) var last: (size: UInt64, own: UInt64)?
  /// Since when one is missing: the first failure after the last success.
  private(set) var missingSince: Date?
  /// Whether the journal says so.
  private(set) var isGapJournaled = false
  /// How many times it was asked in vain since then.
  private(set) var attempts = 0

  /// Whether nothing is asked any more.
  var isStopped = false

  private var told: Set<String> = []
  private var counts: [String: Int] = [
    "obtenus": 0, "injoignable": 0, "refuse": 0, "autre-heure": 0, "non-conserve": 0,
  ]
  private var lastInstant: Date?

  init(last size: UInt64?) { last = size.map { ($0, 1) } }

  /// Whether a log of this size has moved since the last timestamp.
  func hasMoved(to size: UInt64) -> Bool { last.map { size > $0.size + $0.own } ?? true }

  /// Whether it is time to ask. A clock that was put back must not silence it until it has caught up.
  func isDue(at now: Date, period: TimeInterval) -> Bool {
    !isStopped && (due <= now || due > now + period)
  }

  /// There is nothing to ask for.
  mutating func rest(until next: Date) { due = next }

  /// - Returns: since when it was missing, when that was told.
  mutating func succeed(_ size: UInt64, at instant: Date, next: Date) -> Date? {
    counts["obtenus", default: 0] += 1
    let since = told.isEmpty ? nil : missingSince
    (last, lastInstant, due) = ((size, 1), instant, next)
    (missingSince, isGapJournaled, attempts, told) = (nil, false, 0, [])
    return since
  }

  /// - Returns: whether this kind of failure was not told yet in this gap.
  mutating func fail(_ fault: TimestampFault, at now: Date, next: Date) -> Bool {
    counts[fault.code, default: 0] += 1
    attempts += 1
    missingSince = missingSince ?? now
    due = next
    return told.insert(fault.code).inserted
  }

  /// The journal says that it is missing.
  mutating func journalGap() {
    isGapJournaled = true
    last?.own += 1
  }

  /// For the counters.
  var json: JSONObject {
    var object = JSONObject(members: counts.sorted { $0.key < $1.key }.map { ($0.key, .integer(Int64($0.value))) })
    object["absentDepuis"] = missingSince.map { .string(Instants.text($0)) } ?? .null
    object["derniereTaille"] = last.map { .integer(Int64(clamping: $0.size)) } ?? .null
    object["dernierInstant"] = lastInstant.map { .string(Instants.text($0)) } ?? .null
    return object
  }
}
