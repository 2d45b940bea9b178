import Foundation
import Liaison
import Store
import Testing

@testable import Gateway

struct RemindDeadlinesTests {
  /// Monday 23 November 2026; a fiche of ordinary urgency is to be acknowledged within five working days.
  private func late() throws -> (TestGateway, Boite, Reference) {
    let (gateway, boite) = (try TestGateway(), Boite())
    try gateway.address("nord-1", "nord-2", "nord-repos", "cadre", "cadre-2", "sud-1", "intervenant")
    let fiche = try gateway.transmitted()
    try gateway.send(boite)
    return (gateway, boite, fiche)
  }

  /// Lets hours pass as the server does: each hour what is late is looked at, and what is queued is sent.
  private func pass(hours: Int, _ gateway: TestGateway, _ boite: Boite) throws {
    for _ in 0..<hours {
      gateway.clock.advance(by: 3600)
      try gateway.gateway.remindDeadlines()
      try gateway.send(boite)
    }
  }

  /// Who was reminded, by day.
  private func reminders(_ boite: Boite) -> [CalendarDay: [String]] {
    Dictionary(grouping: boite.mails.filter { $0.sorte == .rappels }) { HeureDeParis.day(of: $0.date) }
      .mapValues { $0.map { String($0.to.adresse.prefix { $0 != "@" }) }.sorted() }
  }

  @Test func `those on duty are reminded first, then their cadre, each working day`() throws {
    let (gateway, boite, _) = try late()
    try pass(hours: 16 * 24, gateway, boite)
    let told = reminders(boite).sorted { $0.key < $1.key }
    // Five working days end on Monday 30: it is late from Tuesday on.
    #expect(told.first?.key == (try CalendarDay("2026-12-01")))
    #expect(told.prefix(2).map(\.value) == [["nord-1", "nord-2"], ["nord-1", "nord-2"]])
    #expect(told.dropFirst(2).allSatisfy { $0.value == ["cadre"] })
    #expect(told.count == 7)
    #expect(told.allSatisfy { WorkingDays.france.isWorking($0.key) })
  }

  @Test func `it stops as soon as anyone acts, and what was queued is not sent`() throws {
    let (gateway, boite, fiche) = try late()
    try pass(hours: 8 * 24, gateway, boite)
    let before = reminders(boite)
    #expect(!before.isEmpty)
    while try gateway.gateway.remindDeadlines() == 0 { gateway.clock.advance(by: 3600) }
    _ = try gateway.open(fiche, by: "nord-1").get()
    _ = try gateway.acknowledge(fiche, by: "nord-1").get()
    try gateway.send(boite)
    try pass(hours: 5 * 24, gateway, boite)
    #expect(reminders(boite) == before)
  }

  @Test func `who took charge is reminded of the answer alone, then their cadre`() throws {
    let (gateway, boite, fiche) = try late()
    _ = try gateway.open(fiche, by: "nord-2").get()
    _ = try gateway.acknowledge(fiche, by: "nord-2").get()
    try pass(hours: 31 * 24, gateway, boite)
    let told = reminders(boite).sorted { $0.key < $1.key }
    #expect(told.first?.value == ["nord-2"])
    #expect(told.last?.value == ["cadre"])
  }

  @Test func `nobody is reminded twice a day, however much is late, in a whole year`() throws {
    let (gateway, boite, _) = try late()
    for _ in 0..<4 { _ = try gateway.transmitted() }
    _ = try gateway.transmitted(.familleEnDanger)
    // Twice a day, in office hours and out of them, for a year.
    for _ in 0..<366 * 2 {
      gateway.clock.advance(by: 43_200)
      try gateway.gateway.remindDeadlines()
      try gateway.gateway.remindObligations()
      try gateway.send(boite)
    }
    let told = reminders(boite)
    #expect(told.values.allSatisfy { Set($0).count == $0.count })
    #expect(told.filter { $0.value.contains("cadre") }.count > 100)
    #expect(told.keys.filter { !WorkingDays.france.isWorking($0) }.allSatisfy { told[$0] == ["intervenant"] })
  }
}
