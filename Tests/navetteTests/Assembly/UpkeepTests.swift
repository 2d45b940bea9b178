import Foundation
import JSON
import Synchronization
import Testing

@testable import navette

struct UpkeepTests {
  /// A chore that fails when told to, on a clock that the test moves.
  private final class World: Sendable {
    private struct State {
      var now = Date(timeIntervalSince1970: 1_795_255_200)
      var fails = false
      var attempts = 0
      var said: [String] = []
    }
    private let state = Mutex(State())

    var attempts: Int { state.withLock { $0.attempts } }
    var said: [String] { state.withLock { $0.said } }

    func wait(_ seconds: TimeInterval) { state.withLock { $0.now += seconds } }
    func fail(_ fails: Bool) { state.withLock { $0.fails = fails } }

    func upkeep() -> Upkeep {
      Upkeep(
        [
          .init(code: "essai", name: "trying", period: 3600) {
            try self.state.withLock { state in
              state.attempts += 1
              if state.fails { throw CommandError(.unavailable, "the disk is full") }
            }
          }
        ], now: { self.state.withLock { $0.now } }, tell: { line in self.state.withLock { $0.said.append(line) } })
    }
  }

  private func counts(_ upkeep: Upkeep) -> [JSON?] {
    ["faits", "echecs", "enEchec"].map { upkeep.json["essai"]?[$0] }
  }

  @Test func `a chore is done when it is due, and not before`() {
    let world = World()
    let upkeep = world.upkeep()
    upkeep.run()
    world.wait(3599)
    upkeep.run()
    #expect(world.attempts == 0)
    world.wait(1)
    upkeep.run()
    upkeep.run()
    #expect(world.attempts == 1 && counts(upkeep) == [1, 0, false] && world.said.isEmpty)
  }

  @Test func `a clock that goes back by years puts nothing off`() {
    let world = World()
    let upkeep = world.upkeep()
    world.wait(-100_000_000)
    upkeep.run()
    #expect(world.attempts == 1)
    upkeep.run()
    #expect(world.attempts == 1)
    world.wait(3600)
    upkeep.run()
    #expect(world.attempts == 2)
  }

  @Test func `a failure is told and counted, and is tried again until it is done`() {
    let world = World()
    let upkeep = world.upkeep()
    world.fail(true)
    world.wait(3600)
    upkeep.run()
    #expect(
      world.said.count == 1 && world.said[0].contains("trying failed") && world.said[0].contains("the disk is full"))
    #expect(counts(upkeep) == [0, 1, true])
    // Not at once, but long before the next period.
    upkeep.run()
    #expect(world.attempts == 1)
    world.wait(Upkeep.patience)
    upkeep.run()
    #expect(world.attempts == 2 && world.said.count == 2 && counts(upkeep) == [0, 2, true])
    world.fail(false)
    world.wait(Upkeep.patience)
    upkeep.run()
    #expect(counts(upkeep) == [1, 2, false] && world.said.last?.contains("done at last") == true)
    world.wait(Upkeep.patience)
    upkeep.run()
    #expect(world.attempts == 3)
  }
}
