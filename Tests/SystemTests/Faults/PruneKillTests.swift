import Foundation
import HTTP
import JSON
import Journal
import SystemSupport
import Testing

extension SystemTests {
  /// The server is killed while it prunes its journal: a batch is deleted and told, or neither.
  @Suite struct PruneKill {
    private static let rounds = ProcessInfo.processInfo.environment["NAVETTE_SOAK"].flatMap { Int($0) } ?? 2
    private static let batch = 1024

    @Test(.timeLimit(.minutes(30)))
    func `kill -9 in the middle of a pruning deletes nothing that is not told, and the pruning can be ended`() throws {
      let installation = try freshInstallation()
      let old = (2 * Self.rounds + 1) * Self.batch + 100
      try add(old, to: installation)
      var interruptions = 0
      for round in 1...Self.rounds {
        let server = try installation.serve()
        if try interrupt(server, installation, round) { interruptions += 1 }
        let again = try installation.serve()
        let left = try expectTold(installation, of: old, round: round)
        #expect(left > 0, "everything was pruned already: nothing was interrupted")
        #expect(old - left >= round * Self.batch, "a pruning that was answered is lost")
        try again.stop()
      }
      #expect(interruptions > 0, "no pruning was ever interrupted: nothing was proven")

      let server = try installation.serve()
      try installation.run(["journal", "prune", "--class", "access"], as: .dpo)
      #expect(try expectTold(installation, of: old, round: 0) == 0)
      let again = try installation.run(["journal", "prune", "--class", "access", "--json"], as: .dpo)
      #expect(try JSON.parse(Array(again.utf8))["nombre"] == 0)
      try server.stop()
    }

    /// Says again, as of long ago, what a reading of today left.
    private func add(_ count: Int, to installation: Installation) throws {
      let server = try installation.serve()
      _ = try AgentClient(installation, .intervenant).box("envoyees")
      let audit = try Audit(installation)
      try server.stop()
      let trace = try #require(try audit.events().last { $0["evenement"] == "liste" }?.object)
      try installation.addOldTraces(count, like: trace, origin: audit.checkpoint.checkpoint.origin)
    }

    /// Prunes a batch, begins the next, and kills the server a moment later.
    /// - Returns: whether the second was never answered.
    private func interrupt(_ server: ServerProcess, _ installation: Installation, _ round: Int) throws -> Bool {
      let officer = try AgentClient(installation, .dpo)
      let first = try officer.post("/api/journal/elagages", ["classe": "acces"])
      #expect(first.status == 200 && first.json["nombre"] == .integer(Int64(Self.batch)), "\(first.text)")
      // The first at once, the others somewhere in a batch, which takes some 10 ms.
      let delay = UInt32((round - 1) % 5) * 4000 + .random(in: 0...2000)
      let killer = DispatchGroup()
      DispatchQueue.global().async(group: killer) {
        usleep(delay)
        server.child.kill()
      }
      defer { killer.wait() }
      do {
        return try officer.post("/api/journal/elagages", ["classe": "acces"]).status != 200
      } catch is HTTPError {
        return true
      }
    }

    /// The bodies that lack are those that the journal says were pruned; everything else verifies.
    /// - Returns: how many old ones are left.
    private func expectTold(_ installation: Installation, of old: Int, round: Int) throws -> Int {
      let audit = try Audit(installation)
      let size = audit.checkpoint.checkpoint.size
      let missing = try zip(0..<size, audit.export.bodies(0..<size)).filter { $1 == nil }.map(\.0)
      var told = 0
      var spans: [ClosedRange<UInt64>] = []
      for event in try audit.events() where event["evenement"] == "elagage" {
        guard let count = event["nombre"]?.integer, count > 0 else { continue }
        let (first, last) = (try #require(event["premiere"]?.integer), try #require(event["derniere"]?.integer))
        told += Int(count)
        spans.append(UInt64(first)...UInt64(last))
      }
      #expect(missing.count == told, "round \(round): \(missing.count) bodies lack, \(told) were told")
      #expect(missing.allSatisfy { place in spans.contains { $0.contains(place) } })
      return old - missing.count
    }
  }
}
