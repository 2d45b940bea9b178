import Foundation
import JSON
import Liaison
import Testing

@testable import Gateway

struct ReportBuilderTests {
  private let scope: ReportScope
  private var builder: ReportBuilder
  private var leaf: UInt64 = 0

  init() throws {
    scope = try #require(
      ReportScope(from: CalendarDay("2026-11-02"), through: CalendarDay("2026-11-15"), pace: .semaine))
    builder = ReportBuilder(scope)
  }

  /// An event at an hour of Paris.
  private mutating func add(
    _ kind: EventKind, _ day: String, _ hour: String = "10:00", by agent: String = "a", on subject: String? = nil,
    refused: Bool = false, change: (inout ReportedEvent) -> Void = { _ in }
  ) throws {
    let at = HeureDeParis.instant(try CalendarDay(day), try HeureLocale(hour))
    var event = ReportedEvent(leaf: leaf, kind: kind, at: at, isPermitted: !refused, agent: agent, subject: subject)
    change(&event)
    builder.add(event)
    leaf += 1
  }

  private func report(_ now: String = "2026-11-20") throws -> JournalReport {
    builder.report(at: HeureDeParis.instant(try CalendarDay(now)))
  }

  // MARK: Counts

  @Test mutating func `disclosures are counted by period, article, policy and category, refusals apart`() throws {
    func orientation(_ event: inout ReportedEvent) {
      event.policies = ["orientation.vers-le-secteur"]
      event.articles = ["Code pénal, art. 226-13 ; CASF, art. L116-1", "Code pénal, art. 226-13"]
      event.categories = ["ordinaire", "mineurs"]
    }
    try add(.transmission, "2026-11-01", change: orientation)
    try add(.transmission, "2026-11-02", change: orientation)
    try add(.transmission, "2026-11-09", change: orientation)
    try add(.reorientation, "2026-11-15", "23:59", change: orientation)
    try add(.transmission, "2026-11-16", change: orientation)
    try add(.transmission, "2026-11-10", refused: true) { event in
      event.policies = ["orientation.sans-accord"]
      event.articles = ["Code pénal, art. 226-13"]
    }
    try add(.ouverture, "2026-11-10")
    try add(.liste, "2026-11-10")
    let report = try report()
    #expect(report.entries == 6)
    #expect(report.disclosures.counts == [1, 2] && report.openings.counts == [0, 1])
    #expect(report.refusals.counts == [0, 1] && report.emergencies.total == 0)
    #expect(report.byKind.map(\.code) == ["transmission", "reorientation"])
    #expect(report.byPolicy.map(\.code) == ["orientation.vers-le-secteur"] && report.byPolicy[0].counts == [1, 2])
    #expect(report.byArticle.map(\.code) == ["CASF, art. L116-1", "Code pénal, art. 226-13"])
    #expect(report.byArticle.allSatisfy { $0.counts == [1, 2] }, "an article that two rules cite counts once an event")
    #expect(report.byCategory.map(\.total) == [3, 3])
    #expect(report.refusalsByPolicy.map(\.code) == ["orientation.sans-accord"])
    #expect(report.refusalsByArticle.map(\.counts) == [[0, 1]])
  }

  @Test mutating func `what is pruned or cannot be read is counted, and in no other count`() throws {
    builder.add(prunedIn: HeureDeParis.instant(try CalendarDay("2026-11-03")))
    builder.add(prunedIn: HeureDeParis.instant(try CalendarDay("2026-12-03")))
    builder.add(unreadableIn: HeureDeParis.instant(try CalendarDay("2026-11-03")))
    let report = try report()
    #expect(report.pruned == 1 && report.unreadable == 1 && report.entries == 0 && report.disclosures.total == 0)
  }

  // MARK: Emergencies

  @Test(arguments: [
    (review: "10:30", state: EmergencyReview.State.tardive), ("09:59", .aTemps), ("10:00", .tardive),
  ])
  mutating func `a review is in time within 24 hours of the disclosure`(
    review: String, state: EmergencyReview.State
  ) throws {
    try add(.avisDePeril, "2026-11-03", on: "AP-1")
    try add(.justification, "2026-11-03", "18:00", on: "AP-1")
    try add(.relecture, "2026-11-04", review, by: "cadre", on: "AP-1") { $0.conclusion = "fondee" }
    let found = try #require(try report().reviews.first)
    #expect(found.state == state && found.reviewer == "cadre" && found.conclusion == "fondee" && !found.isOral)
    #expect(found.justifiedAt != nil && found.due.timeIntervalSince(found.at) == 86_400)
    #expect(try report().count(state) == 1)
  }

  @Test mutating func `a review that is not there is awaited, then missing`() throws {
    try add(.avisDePeril, "2026-11-15", on: "AP-1")
    #expect(try report("2026-11-16").reviews.map(\.state) == [.attendue])
    #expect(try report("2026-11-17").reviews.map(\.state) == [.manquante])
  }

  @Test mutating func `a refused review, one's own, and one of something else review nothing`() throws {
    try add(.avisDePeril, "2026-11-03", on: "AP-1")
    try add(.relecture, "2026-11-03", "11:00", by: "cadre", on: "AP-1", refused: true)
    try add(.relecture, "2026-11-03", "12:00", by: "a", on: "AP-1")
    try add(.relecture, "2026-11-03", "13:00", by: "cadre", on: "AP-2")
    #expect(try report().reviews.map(\.state) == [.manquante])
    try add(.relecture, "2026-11-16", "13:00", by: "cadre", on: "AP-1")
    #expect(try report().reviews.map(\.state) == [.tardive], "after the period too")
  }

  @Test mutating func `an emergency said aloud is one, and is reviewed unless a written avis is`() throws {
    try add(.transmissionOrale, "2026-11-03", on: "VV-1") { event in
      (event.basis, event.obligations) = ("cp-223-6-al-2", ["justifier-sous-24-h"])
    }
    try add(.transmissionOrale, "2026-11-03", on: "VV-2") { $0.basis = "cp-223-6-al-1" }
    try add(.transmissionOrale, "2026-11-03", on: "VV-3") { $0.basis = "accord" }
    try add(.avisDePeril, "2026-11-03", on: "AP-1", refused: true)
    let report = try report()
    #expect(report.emergencies.counts == [2, 0] && report.disclosures.counts == [3, 0])
    #expect(report.reviews.map(\.state) == [.manquante, .sansObjet] && report.reviews.allSatisfy(\.isOral))
  }

  // MARK: Unusual access

  @Test(arguments: [
    ("2026-11-03", "21:59", false), ("2026-11-03", "22:00", true), ("2026-11-04", "05:59", true),
    ("2026-11-04", "06:00", false), ("2026-11-16", "23:00", false),
  ])
  mutating func `a night goes from ten to six in Paris`(day: String, hour: String, isNight: Bool) throws {
    try add(.ouverture, day, hour)
    let nights = try report().unusual.nights
    #expect(nights == (isNight ? [UnusualAccess.Finding(agent: "a", count: 1, leaves: [0])] : []))
  }

  @Test(arguments: [("2026-11-06", false), ("2026-11-07", true), ("2026-11-08", true), ("2026-11-11", true)])
  mutating func `days off are Saturdays, Sundays and public holidays`(day: String, isOff: Bool) throws {
    try add(.chronologie, day)
    try add(.liste, day)
    #expect(try report().unusual.daysOff.map(\.count) == (isOff ? [1] : []), "a list is nobody's situation")
  }

  @Test mutating func `what belongs to others is told, refused or not`() throws {
    for _ in 1...30 { try add(.ouverture, "2026-11-03", by: "b", refused: true) { $0.isOthers = true } }
    try add(.ouvertureAvis, "2026-11-03") { $0.isOthers = true }
    try add(.ouverture, "2026-11-03") { $0.isOthers = false }
    let unusual = try report().unusual
    #expect(unusual.refusedElsewhere.map(\.count) == [30])
    #expect(unusual.refusedElsewhere[0].leaves.count == UnusualAccess.mostLeaves)
    #expect(unusual.elsewhere == [UnusualAccess.Finding(agent: "a", count: 1, leaves: [30])])
  }

  @Test mutating func `a week far above an agent's own past is unusual, and another's past does not matter`() throws {
    // Five weeks of two readings, then twenty; somebody who always reads twenty; a newcomer.
    for week in 0..<5 {
      let monday = try CalendarDay("2026-09-28").adding(days: 7 * week).description
      for _ in 1...2 { try add(.ouverture, monday) }
      for _ in 1...20 { try add(.ouverture, monday, by: "b") }
    }
    for name in ["a", "b", "c"] { for _ in 1...20 { try add(.ouverture, "2026-11-02", by: name) } }
    let unusual = try report().unusual
    let volume = try #require(unusual.volumes.first)
    #expect(unusual.volumes.count == 1 && volume.agent == "a" && volume.count == 20 && volume.median == 2)
    #expect(volume.week == (try CalendarDay("2026-11-02")) && volume.weeks == 5)
    #expect(unusual.withoutPast == ["c"])
  }

  @Test mutating func `weeks without a reading count from an agent's first on`() throws {
    try add(.ouverture, "2026-09-28")
    for _ in 1...12 { try add(.ouverture, "2026-11-02") }
    #expect(try report().unusual.volumes.map(\.median) == [0])
  }

  @Test mutating func `a report says nothing but codes, references and numbers`() throws {
    try add(.avisDePeril, "2026-11-03", on: "AP-1")
    let json = try report().json
    #expect(json["du"] == "2026-11-02" && json["parts"]?.array?.count == 2)
    #expect(json["relectures"]?["comptes"]?["manquante"] == 1)
    #expect(json["relectures"]?["urgences"]?[0]?["reference"] == "AP-1")
    #expect(try JSON.parse(json.serialized(.canonical)) != .null)
  }
}
