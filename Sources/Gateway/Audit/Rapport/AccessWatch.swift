internal import Foundation
internal import Liaison

/// Gathers what ``UnusualAccess`` says, from the consultations of each agent.
struct AccessWatch: Sendable {
  private struct Findings: Sendable {
    private var counts: [String: (count: Int, leaves: [UInt64])] = [:]

    mutating func add(_ agent: String, _ leaf: UInt64) {
      counts[agent, default: (0, [])].count += 1
      if counts[agent]?.leaves.count ?? 0 < UnusualAccess.mostLeaves { counts[agent]?.leaves.append(leaf) }
    }

    var sorted: [UnusualAccess.Finding] {
      counts.map { UnusualAccess.Finding(agent: $0.key, count: $0.value.count, leaves: $0.value.leaves) }
        .sorted { ($1.count, $0.agent) < ($0.count, $1.agent) }
    }
  }

  private let scope: ReportScope
  /// By agent, the consultations of each week by the number of its Monday.
  private var trails: [String: [Int: Int]] = [:]
  private var nights = Findings()
  private var daysOff = Findings()
  private var refusedElsewhere = Findings()
  private var elsewhere = Findings()

  init(_ scope: ReportScope) { self.scope = scope }

  /// Takes a consultation, of the period or of an agent's past.
  mutating func add(_ event: ReportedEvent, on day: CalendarDay) {
    guard ReportedEvent.accesses.contains(event.kind), let agent = event.agent else { return }
    let week = ReportPace.semaine.start(of: day).dayNumber
    trails[agent, default: [:]][week, default: 0] += 1
    guard scope.part(of: day) != nil else { return }
    let hour = HeureDeParis.heure(of: event.at).minutes / 60
    if hour >= 22 || hour < 6 { nights.add(agent, event.leaf) }
    if !WorkingDays.france.isWorking(day) { daysOff.add(agent, event.leaf) }
    guard event.isOthers == true else { return }
    if event.tookPlace { elsewhere.add(agent, event.leaf) } else { refusedElsewhere.add(agent, event.leaf) }
  }

  /// What was found.
  var found: UnusualAccess {
    var volumes: [UnusualAccess.Volume] = []
    var withoutPast: [String] = []
    for (agent, weeks) in trails.sorted(by: { $0.key < $1.key }) {
      guard let first = weeks.keys.min() else { continue }
      var isJudged = false
      var isPresent = false
      var monday = ReportPace.semaine.start(of: scope.first)
      while monday <= scope.last {
        let count = weeks[monday.dayNumber] ?? 0
        let start = max(first, monday.dayNumber - 7 * scope.rule.weeks)
        let past = stride(from: start, to: monday.dayNumber, by: 7).map { weeks[$0] ?? 0 }
        if count > 0 { isPresent = true }
        if let expectation = scope.rule.expectation(from: past) {
          isJudged = true
          if scope.rule.isUnusual(count, expectation) {
            volumes.append(
              UnusualAccess.Volume(
                agent: agent, week: monday, count: count, median: expectation.median,
                deviation: expectation.deviation, threshold: expectation.threshold, weeks: expectation.weeks))
          }
        }
        monday = monday.adding(days: 7)
      }
      if isPresent && !isJudged { withoutPast.append(agent) }
    }
    return UnusualAccess(
      volumes: volumes, withoutPast: withoutPast, nights: nights.sorted, daysOff: daysOff.sorted,
      refusedElsewhere: refusedElsewhere.sorted, elsewhere: elsewhere.sorted)
  }
}
