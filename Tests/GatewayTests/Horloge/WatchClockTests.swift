import Foundation
import JSON
import Journal
import Liaison
import Store
import Testing

@testable import Gateway

struct WatchClockTests {
  private let uptime = Shared<TimeInterval>(1000)

  private func watch(_ gateway: TestGateway) -> WatchClock {
    WatchClock(desk: gateway.gateway.pruneJournal.desk, uptime: { [uptime] in uptime.current })
  }

  /// Both clocks go on, as they should.
  private func pass(_ seconds: TimeInterval, _ gateway: TestGateway) {
    gateway.clock.advance(by: seconds)
    uptime.change { $0 += seconds }
  }

  @Test(arguments: [(3600.0, "avance"), (-3600.0, "recul"), (-40_000_000, "recul"), (31, "avance")])
  func `a jump is journaled once, and entries go on`(jump: TimeInterval, sens: String) throws {
    let gateway = try TestGateway()
    let watch = watch(gateway)
    pass(600, gateway)
    #expect(try watch.look() == nil)
    gateway.clock.advance(by: jump)
    pass(60, gateway)
    #expect(try watch.look() == Int(jump))
    pass(60, gateway)
    #expect(try watch.look() == nil, "once")
    let told = try gateway.journal(.sautDHorloge)
    #expect(told.count == 1)
    #expect(told.first?["sens"]?.string == sens && told.first?["secondes"]?.integer == Int64(abs(jump)))
    #expect(told.first?["pendantLArret"] == false)
    let size = gateway.database.checkpoint.checkpoint.size
    _ = try gateway.database.receipt(leaf: size - 1).verify(with: gateway.verifier)
  }

  @Test(arguments: [29.0, -29, 0.4, -5])
  func `a clock that is corrected a little has not jumped`(drift: TimeInterval) throws {
    let gateway = try TestGateway()
    let watch = watch(gateway)
    gateway.clock.advance(by: drift)
    pass(60, gateway)
    #expect(try watch.look() == nil)
    #expect(try gateway.journal(.sautDHorloge).isEmpty)
  }

  @Test func `a jump that could not be written is told by the next look`() throws {
    let faults = SwitchedFaults()
    let gateway = try TestGateway({ $0.faults = faults })
    let watch = watch(gateway)
    gateway.clock.advance(by: -7200)
    faults.fails.change { $0 = true }
    #expect(throws: GatewayError.self) { try watch.look() }
    faults.fails.change { $0 = false }
    #expect(try watch.look() == -7200)
    #expect(try gateway.journal(.sautDHorloge).count == 1)
  }

  @Test func `a clock that went back while the gateway was stopped is told at its start`() throws {
    let gateway = try TestGateway()
    _ = try gateway.transmitted()
    let watch = watch(gateway)
    #expect(try watch.lookAtStart() == nil)
    gateway.clock.advance(by: -86_400)
    let back = try #require(try watch.lookAtStart())
    #expect(back <= -82_800 && back >= -86_400)
    #expect(try gateway.journal(.sautDHorloge).map { $0["pendantLArret"] } == [true])
  }

  @Test func `a clock that leaps and comes back changes no deadline that was set`() throws {
    let gateway = try TestGateway()
    let first = try gateway.transmitted()
    let due = try gateway.database.read { try $0.fiche(first).map { [$0.accuseDu, $0.retourDu] } }
    gateway.clock.advance(by: 40 * 86_400)
    gateway.clock.advance(by: -80 * 86_400)
    gateway.clock.advance(by: 40 * 86_400)
    #expect(try gateway.database.read { try $0.fiche(first).map { [$0.accuseDu, $0.retourDu] } } == due)
    _ = try gateway.transmitted()
    for leaf in 0..<gateway.database.checkpoint.checkpoint.size {
      _ = try gateway.database.receipt(leaf: leaf).verify(with: gateway.verifier)
    }
  }
}
