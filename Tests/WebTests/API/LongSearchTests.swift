import Foundation
import Gateway
import JSON
import Journal
import Store
import Testing

@testable import Web

/// A journal that is longer than what one request looks at.
struct LongSearchTests {
  @Test func `a search that finds nothing stops, says so, and goes on from where it was`() throws {
    let fixture = try GatewayFixture()
    let sought: JSONObject = ["agent": "ts-cherche", "evenement": "liste", "instant": "2026-11-22T10:00:00Z", "v": 1]
    let other: JSONObject = ["agent": "ts-autre", "evenement": "liste", "instant": "2026-11-22T10:00:00Z", "v": 1]
    try fixture.database.writeAndWait { _ = $0.append(try JournalBody(sought, retention: .access)) }
    for _ in 0..<21 {
      try fixture.database.writeAndWait { transaction in
        for _ in 0..<1000 { _ = transaction.append(try JournalBody(other, retention: .access)) }
      }
    }
    let clock = ContinuousClock()
    var first: JSON = .null
    let spent = try clock.measure {
      first = try fixture.get("auditeur", "/api/journal/entrees?agent=ts-cherche").json
    }
    print("20,000 bodies looked at in \(spent)")
    #expect(first["entrees"]?.array?.isEmpty == true && first["interrompue"] == true)
    #expect(first["examinees"] == 20_000)
    let next = try #require(first["suite"]?.integer)
    #expect(next == 1001)
    let page = try fixture.page("auditeur", "/audit/entrees?agent=ts-cherche").text
    #expect(page.contains("Chercher plus loin") && page.contains("Aucune entrée trouvée"))
    let second = try fixture.get("auditeur", "/api/journal/entrees?agent=ts-cherche&suite=\(next)").json
    #expect(second["entrees"]?.array?.compactMap { $0["feuille"]?.integer } == [0])
    #expect(second["interrompue"] == false && second["suite"] == nil)
  }

  @Test func `what was pruned is told, and is never taken for what is looked for`() throws {
    let fixture = try GatewayFixture()
    _ = try fixture.transmitted()
    try fixture.database.writeAndWait { _ = try $0.prune([0]) }
    let line = try fixture.get("auditeur", "/api/journal/entrees?classe=divulgation").json["entrees"]?.array?.first
    #expect(line?["elaguee"] == true && line?["evenement"] == nil)
    let sought = try fixture.get("auditeur", "/api/journal/entrees?evenement=transmission").json
    #expect(sought["entrees"]?.array?.isEmpty == true && sought["elaguees"] == 1)
    let list = try fixture.page("auditeur", "/audit/entrees?agent=intervenant").text
    #expect(list.contains("leur contenu codé n’est plus connu"))
    let entry = try fixture.page("auditeur", "/audit/entrees/0")
    #expect(entry.status == 200 && entry.text.contains("a été élagué") && entry.text.contains("Engagement"))
    #expect(!entry.text.contains("intervenant") && !entry.text.contains("La décision"))
    #expect(try fixture.page("auditeur", "/audit/entrees.csv").text.contains("\"oui\""))
  }
}
