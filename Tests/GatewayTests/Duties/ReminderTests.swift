import Foundation
import JSON
import Liaison
import Store
import Testing

@testable import Gateway

/// Reminding of what is late.
struct ReminderTests {
  private func messages(_ gateway: TestGateway) throws -> [String] {
    try gateway.database.read { try $0.outbox(dueAt: gateway.clock.now) }
      .filter { $0.nature == RemindObligations.nature }.map(\.agent.description)
  }

  @Test func `an alert that is late is reminded once a day, to its author alone`() throws {
    let gateway = try TestGateway()
    _ = try gateway.transmitted(.familleEnDanger)
    gateway.clock.advance(by: 86_399)
    #expect(try gateway.gateway.remindObligations() == 0)
    gateway.clock.advance(by: 2)
    let before = try gateway.journal().count
    #expect(try gateway.gateway.remindObligations() == 1)
    #expect(try gateway.gateway.remindObligations() == 0)
    #expect(try messages(gateway) == ["intervenant"])
    gateway.clock.advance(by: 86_401)
    #expect(try gateway.gateway.remindObligations() == 1)
    #expect(try messages(gateway) == ["intervenant", "intervenant"])
    #expect(try gateway.journal().count == before)
  }

  @Test func `two things owed about one fiche are one message`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(AlerteTests.imminent)
    #expect(try gateway.obligations(reference).count == 2)
    gateway.clock.advance(by: 86_401)
    #expect(try gateway.gateway.remindObligations() == 1)
    #expect(try gateway.obligations(reference).allSatisfy { $0.remindedOn == gateway.clock.now })
  }

  @Test func `nobody is reminded of what was done, or answered`() throws {
    let gateway = try TestGateway()
    let first = try gateway.transmitted(.familleEnDanger)
    _ = try gateway.transmitted(.informationPreoccupante, after: first)
    _ = try gateway.settle(try gateway.transmitted(.familleEnDanger), AlerteTests.crip, "danger-ecarte").get()
    gateway.clock.advance(by: 10 * 86_400)
    #expect(try gateway.gateway.remindObligations() == 0)
    #expect(try messages(gateway).isEmpty)
  }
}
