import Foundation
import Liaison
import Testing

struct CalendarTests {
  @Test func `days agree with Foundation's calendar over twelve centuries`() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for number in stride(from: -62_091, through: 376_199, by: 97) {
      let day = try CalendarDay(dayNumber: number)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
      #expect(day.civil == (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0))
      #expect(try CalendarDay(year: day.civil.year, month: day.civil.month, day: day.civil.day) == day)
      #expect(try CalendarDay(day.description) == day)
      #expect((day.weekday.rangDansLaListe + 1) % 7 + 1 == parts.weekday)
    }
  }

  @Test(arguments: [
    "", "2026-2-03", "2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00",
    "2026/01/01", "2026-01-01 ", "+026-01-01", "２０２６-01-01",
  ])
  func `a day that does not exist is refused`(text: String) {
    #expect(throws: LiaisonError(.invalidDate)) { try CalendarDay(text) }
  }

  @Test(arguments: ["1799-12-31", "3000-01-01", "0000-01-01"])
  func `a day out of range is refused`(text: String) {
    #expect(throws: LiaisonError(.dateOutOfRange)) { try CalendarDay(text) }
  }

  @Test func `leap days exist where they should`() throws {
    for text in ["2024-02-29", "2000-02-29", "2400-02-29"] { #expect(try CalendarDay(text).description == text) }
  }

  @Test func `ages count birthdays`() throws {
    let birth = try CalendarDay("2008-02-29")
    #expect(birth.wholeYears(until: try CalendarDay("2026-02-28")) == 17)
    #expect(birth.wholeYears(until: try CalendarDay("2026-03-01")) == 18)
    let naissance = try DateDeNaissance(birth, auPlusTard: CalendarDay("2026-11-21"))
    #expect(naissance.estMineur(le: try CalendarDay("2026-02-28")))
    #expect(!naissance.estMineur(le: try CalendarDay("2026-03-01")))
  }

  @Test func `a date of birth is neither in the future nor too far away`() throws {
    let today = try CalendarDay("2026-11-21")
    #expect(try DateDeNaissance(today, auPlusTard: today).age(le: today) == 0)
    for text in ["2026-11-22", "1895-11-21"] {
      #expect(throws: LiaisonError(.dateOutOfRange)) { try DateDeNaissance(CalendarDay(text), auPlusTard: today) }
    }
  }

  @Test(arguments: [
    ("2026-03-29T00:59:59Z", "2026-03-29", "01:59"), ("2026-03-29T01:00:00Z", "2026-03-29", "03:00"),
    ("2026-10-25T00:59:59Z", "2026-10-25", "02:59"), ("2026-10-25T01:00:00Z", "2026-10-25", "02:00"),
    ("2026-06-30T22:00:00Z", "2026-07-01", "00:00"), ("2026-12-31T22:59:59Z", "2026-12-31", "23:59"),
    ("2026-12-31T23:00:00Z", "2027-01-01", "00:00"),
  ])
  func `Paris time follows the European rule`(instant: String, day: String, hour: String) throws {
    let date = try Exemples.instant(instant)
    #expect(HeureDeParis.day(of: date).description == day)
    #expect(HeureDeParis.heure(of: date).description == hour)
  }

  @Test func `Paris time agrees with the zone file where there is one`() throws {
    guard let zone = TimeZone(identifier: "Europe/Paris"),
      zone.secondsFromGMT(for: .init(timeIntervalSince1970: 0)) != 0
    else { return }
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = zone
    for hour in stride(from: 0, to: 15 * 8766, by: 5) {
      let date = Date(timeIntervalSince1970: 1_704_067_200 + Double(hour) * 3600 + 1799)
      let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
      let day = HeureDeParis.day(of: date), local = HeureDeParis.heure(of: date)
      #expect(day.civil == (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0))
      #expect(local.minutes == (parts.hour ?? 0) * 60 + (parts.minute ?? 0))
    }
  }

  @Test func `an hour in Paris gives its instant back`() throws {
    for text in ["2026-01-15", "2026-03-29", "2026-07-14", "2026-10-25", "2026-10-26"] {
      let day = try CalendarDay(text)
      for hour in [0, 1, 4, 12, 23] {
        let local = try HeureLocale(hour, 30)
        let instant = HeureDeParis.instant(day, local)
        #expect(HeureDeParis.day(of: instant) == day && HeureDeParis.heure(of: instant) == local)
      }
    }
  }

  @Test func `a skipped hour is read one hour later and a doubled one is the first`() throws {
    let spring = HeureDeParis.instant(try CalendarDay("2026-03-29"), try HeureLocale(2, 30))
    #expect(spring == (try Exemples.instant("2026-03-29T01:30:00Z")))
    #expect(HeureDeParis.heure(of: spring).description == "03:30")
    let autumn = HeureDeParis.instant(try CalendarDay("2026-10-25"), try HeureLocale(2, 30))
    #expect(autumn == (try Exemples.instant("2026-10-25T00:30:00Z")))
  }

  @Test func `absurd instants are brought back within bounds`() {
    for seconds in [-1e18, 1e18, -.infinity, .infinity, .nan] {
      _ = HeureDeParis.day(of: Date(timeIntervalSince1970: seconds))
    }
    #expect(HeureDeParis.day(of: Date(timeIntervalSince1970: 1e18)).year == 2999)
  }

  @Test(arguments: ["24:00", "12:60", "1:00", "12h00", "", "12:0", "１２:00"])
  func `an hour that does not exist is refused`(text: String) {
    #expect(throws: LiaisonError(.invalidHour)) { try HeureLocale(text) }
  }
}
