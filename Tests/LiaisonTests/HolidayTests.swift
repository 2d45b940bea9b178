import Liaison
import Testing

struct HolidayTests {
  @Test(arguments: [
    (1818, "1818-03-22"), (1886, "1886-04-25"), (1943, "1943-04-25"), (1954, "1954-04-18"), (1981, "1981-04-19"),
    (2000, "2000-04-23"), (2008, "2008-03-23"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"),
    (2027, "2027-03-28"), (2028, "2028-04-16"), (2029, "2029-04-01"), (2030, "2030-04-21"), (2038, "2038-04-25"),
  ])
  func `Easter falls where the almanacs say`(year: Int, day: String) {
    #expect(JourFerie.easter(in: year).description == day)
  }

  @Test(arguments: [
    (2024, ["01-01", "04-01", "05-01", "05-08", "05-09", "05-20", "07-14", "08-15", "11-01", "11-11", "12-25"]),
    (2025, ["01-01", "04-21", "05-01", "05-08", "05-29", "06-09", "07-14", "08-15", "11-01", "11-11", "12-25"]),
    (2026, ["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"]),
    (2027, ["01-01", "03-29", "05-01", "05-06", "05-08", "05-17", "07-14", "08-15", "11-01", "11-11", "12-25"]),
    (2028, ["01-01", "04-17", "05-01", "05-08", "05-25", "06-05", "07-14", "08-15", "11-01", "11-11", "12-25"]),
    (2029, ["01-01", "04-02", "05-01", "05-08", "05-10", "05-21", "07-14", "08-15", "11-01", "11-11", "12-25"]),
    (2030, ["01-01", "04-22", "05-01", "05-08", "05-30", "06-10", "07-14", "08-15", "11-01", "11-11", "12-25"]),
  ])
  func `the eleven holidays of a year are known`(year: Int, days: [String]) {
    #expect(WorkingDays.france.holidays(in: year).map(\.day.description) == days.map { "\(year)-\($0)" })
  }

  @Test func `Alsace and Moselle have two more`() throws {
    let calendar = WorkingDays(alsaceMoselle: true)
    #expect(calendar.holidays(in: 2026).count == 13)
    for text in ["2025-04-18", "2025-12-26"] {
      let day = try CalendarDay(text)
      #expect(!calendar.isWorking(day))
      #expect(WorkingDays.france.isWorking(day))
    }
  }

  @Test(arguments: ["2026-11-21", "2026-11-22", "2026-11-11", "2026-05-14", "2026-04-06"])
  func `weekends and holidays do not count`(text: String) throws {
    #expect(!WorkingDays.france.isWorking(try CalendarDay(text)))
  }

  @Test func `a closure that a département adds does not count`() throws {
    let bridge = try CalendarDay("2026-05-15")
    #expect(WorkingDays.france.isWorking(bridge))
    #expect(!WorkingDays(fermetures: [bridge]).isWorking(bridge))
  }

  @Test(arguments: [
    ("2026-11-20", 1, "2026-11-23"), ("2026-11-21", 0, "2026-11-23"), ("2026-11-21", 1, "2026-11-23"),
    ("2026-11-20", 0, "2026-11-20"), ("2026-12-24", 1, "2026-12-28"), ("2026-12-24", 5, "2027-01-04"),
    ("2026-05-07", 1, "2026-05-11"), ("2026-05-13", 2, "2026-05-18"), ("2026-11-10", 1, "2026-11-12"),
    ("2024-05-07", 1, "2024-05-10"),
  ])
  func `working days are added across weekends and holidays`(from: String, count: Int, to: String) throws {
    #expect(WorkingDays.france.adding(count, to: try CalendarDay(from)).description == to)
  }

  @Test func `counting undoes adding`() throws {
    var day = try CalendarDay("2026-01-01")
    for _ in 0..<400 {
      for count in [1, 5, 20] {
        let end = WorkingDays.france.adding(count, to: day)
        #expect(WorkingDays.france.isWorking(end))
        #expect(WorkingDays.france.count(after: day, through: end) == count)
      }
      day = day.adding(days: 1)
    }
    #expect(WorkingDays.france.count(after: day, through: day) == 0)
  }
}
