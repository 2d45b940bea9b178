import Foundation
import Liaison
import Testing

@testable import Gateway

struct ReportScopeTests {
  private func starts(_ first: String, _ last: String, _ pace: ReportPace) throws -> [String] {
    try #require(ReportScope(from: CalendarDay(first), through: CalendarDay(last), pace: pace)).starts
      .map(\.description)
  }

  @Test func `a period is cut by days, weeks from Monday and months, its first part where it begins`() throws {
    #expect(try starts("2026-02-27", "2026-03-02", .jour) == ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"])
    #expect(try starts("2026-11-18", "2026-12-01", .semaine) == ["2026-11-18", "2026-11-23", "2026-11-30"])
    #expect(try starts("2026-01-31", "2026-04-01", .mois) == ["2026-01-31", "2026-02-01", "2026-03-01", "2026-04-01"])
    #expect(try starts("2026-11-22", "2026-11-22", .mois) == ["2026-11-22"])
  }

  @Test func `a day falls in one part, and none outside`() throws {
    let scope = try #require(
      ReportScope(from: CalendarDay("2026-11-18"), through: CalendarDay("2026-12-01"), pace: .semaine))
    for (day, part) in [
      ("2026-11-17", nil), ("2026-11-18", 0), ("2026-11-22", 0), ("2026-11-23", 1), ("2026-11-30", 2),
      ("2026-12-01", 2), ("2026-12-02", nil),
    ] as [(String, Int?)] { #expect(scope.part(of: try CalendarDay(day)) == part, "\(day)") }
  }

  @Test func `a period ends after it begins, and lasts ten years at most`() throws {
    let day = try CalendarDay("2026-11-22")
    #expect(ReportScope(from: day, through: day.adding(days: -1), pace: .jour) == nil)
    #expect(ReportScope(from: day, through: day.adding(days: ReportScope.longest), pace: .jour) == nil)
    #expect(ReportScope(from: day, through: day.adding(days: ReportScope.longest - 1), pace: .jour) != nil)
  }

  @Test func `its instants are those of Paris, in winter and in summer`() throws {
    let scope = try #require(
      ReportScope(from: CalendarDay("2026-03-28"), through: CalendarDay("2026-03-29"), pace: .jour))
    // The hour changes on 29 March: the period has 47 hours.
    #expect(Instants.text(scope.instants.lowerBound) == "2026-03-27T23:00:00Z")
    #expect(Instants.text(scope.instants.upperBound) == "2026-03-29T22:00:00Z")
    #expect(Instants.text(scope.since) == "2025-12-28T23:00:00Z", "twelve weeks before that Monday")
  }
}
