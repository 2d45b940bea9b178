import Store
import Gateway
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

  @Test func `cosignatures are served as they come, and who may give them`() throws {
    let fixture = try GatewayFixture()
    let keys = try fixture.get("moniteur", "/journal/witnesses.vkey")
    #expect(keys.text == fixture.witness.key.vkey + "\n" && keys["Content-Type"] == "text/plain; charset=utf-8")
    #expect(try fixture.get("auditeur", "/journal/checkpoint.cosigned").status == 404)
    #expect(try fixture.get("intervenant", "/journal/checkpoint.cosigned").status == 403)
    #expect(try fixture.get("intervenant", "/journal/witnesses.vkey").status == 403)
    let bare = try fixture.get("auditeur", "/journal/checkpoint")
    #expect(try SignedCheckpoint(parsing: bare.body).note.signatures.count == 1)

    fixture.cosign()
    // The checkpoint was fetched within the hour: fetching it again adds nothing to the journal.
    let cosigned = try fixture.get("auditeur", "/journal/checkpoint")
    let signed = try SignedCheckpoint(parsing: cosigned.body)
    #expect(try fixture.gateway.journal.cosigned.rule?.verify(signed).count == 1)
    #expect(try fixture.get("auditeur", "/journal/checkpoint.cosigned").body == cosigned.body)

    _ = try fixture.transmitted()
    let newer = try SignedCheckpoint(parsing: fixture.get("auditeur", "/journal/checkpoint").body)
    #expect(newer.claim.size == signed.claim.size + 1 && newer.note.signatures.count == 1)
    #expect(try fixture.get("auditeur", "/journal/checkpoint.cosigned").body == cosigned.body)
  }

  @Test func `a list of no timestamp is a text all the same, and no timestamp at all is not found`() throws {
    let fixture = try GatewayFixture()
    let list = try fixture.get("auditeur", "/journal/timestamps")
    #expect(list.status == 200 && list.body.isEmpty && list["Content-Type"] == "text/plain; charset=utf-8")
    #expect(try fixture.get("auditeur", "/journal/timestamps/1.checkpoint").status == 404)
    #expect(try fixture.get("intervenant", "/journal/timestamps").status == 403)
  }

  @Test func `a full tile may be kept for ever, a partial one for a while, and nothing else at all`() throws {
    let fixture = try GatewayFixture()
    try fixture.database.writeAndWait { transaction in
      for number in 0..<300 {
        transaction.append(try JournalBody(["nombre": .integer(Int64(number))], retention: .access))
      }
    }
    let partial = try fixture.get("moniteur", "/journal/tile/0/000.p/200")
    let full = try fixture.get("moniteur", "/journal/tile/0/000")
    #expect(full["Cache-Control"] == "private, max-age=31536000, immutable" && full.body.count == 256 * 32)
    #expect(partial["Cache-Control"] == "private, max-age=86400, immutable")
    // It has filled since: who follows an earlier checkpoint still finds it.
    #expect(partial.status == 200 && partial.body == Array(full.body.prefix(200 * 32)))
    let entries = try fixture.get("moniteur", "/journal/tile/entries/001.p/44")
    #expect(entries.status == 200 && entries["Cache-Control"] == "private, max-age=86400, immutable")
    for target in [
      "/journal/checkpoint", "/journal/log.vkey", "/journal/bodies/000", "/journal/tile/0/001",
      "/journal/tile/0/002.p/1",
    ] {
      #expect(try fixture.get("auditeur", target)["Cache-Control"] == "no-store", "\(target)")
    }
    #expect(
      try fixture.get("intervenant", "/journal/tile/0/000")["Cache-Control"] == "no-store", "a refusal is not kept")
    #expect(full["Content-Security-Policy"]?.isEmpty == false)
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
