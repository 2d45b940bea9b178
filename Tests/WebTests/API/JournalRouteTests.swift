import Cryptography
import HTTP
import JSON
import Journal
import Testing

@testable import Web

struct JournalRouteTests {
  @Test(arguments: ["auditeur", "dpo"])
  func `the journal's files and proofs are served to those who review it`(agent: String) throws {
    let fixture = try GatewayFixture()
    _ = try fixture.transmitted()
    let key = try fixture.get(agent, "/journal/log.vkey")
    #expect(key.status == 200 && key.text.hasPrefix("navette.test/journal+"))
    let checkpoint = try fixture.get(agent, "/journal/checkpoint")
    #expect(checkpoint["Content-Type"] == "text/plain; charset=utf-8")
    let lines = checkpoint.text.split(separator: "\n")
    let size = try #require(Int(lines[1]))
    #expect(size == 2)
    for path in ["tile/0/000.p/\(size)", "tile/entries/000.p/\(size)"] {
      let file = try fixture.get(agent, "/journal/\(path)")
      #expect(file.status == 200 && file["Content-Type"] == "application/octet-stream", "\(path): \(file.text)")
    }
    #expect(try fixture.get(agent, "/journal/tile/0/000.p/\(size)").body.count == 32 * size)
    let proof = try fixture.get(agent, "/api/journal/preuves/0")
    #expect(proof.status == 200 && proof.text.hasPrefix("c2sp.org/tlog-proof@v1\n"))
  }

  @Test(arguments: [
    "/journal/tile/0/000", "/journal/tile/0/999", "/journal/tile/9/000", "/journal/tile/0/..%2F..%2Fetc",
    "/journal/tile/x",
    "/journal/tile/0/000.p/0", "/journal/tile/0/000.p/256", "/journal/bodies/../checkpoint", "/api/journal/preuves/999",
  ])
  func `a file or an entry that is not there is not found`(target: String) throws {
    #expect(try GatewayFixture().get("auditeur", target).status == 404)
  }

  @Test func `counters are the gateway's and the server's`() throws {
    let answer = try GatewayFixture().get("admin", "/api/metriques")
    #expect(
      answer.status == 200 && answer.json["essai"]?["demandes"] == 1 && answer.json["agents"] == 13, "\(answer.text)")
  }
}
