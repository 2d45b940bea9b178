import Gateway
import Foundation
import JSON
import Liaison
import Testing

@testable import Web

struct JournalSearchTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private func found(_ query: String = "", by agent: String = "auditeur") throws -> [JSON] {
    let answer = try fixture.get(agent, "/api/journal/entrees\(query)")
    try #require(answer.status == 200, "\(answer.text)")
    return answer.json["entrees"]?.array ?? []
  }

  private func events(_ query: String) throws -> [String] { try found(query).compactMap { $0["evenement"]?.string } }

  @Test(arguments: ["auditeur", "dpo"])
  func `who reviews the journal reads its newest entries first`(agent: String) throws {
    _ = try fixture.transmitted()
    let lines = try found(by: agent)
    #expect(lines.map { $0["feuille"]?.integer } == [0])
    #expect(lines[0]["evenement"] == "transmission" && lines[0]["agent"] == "intervenant")
    #expect(lines[0]["role"] == "intervenant" && lines[0]["acte"] == "transmettre" && lines[0]["decision"] == "permise")
    #expect(lines[0]["articles"]?.array?.isEmpty == false)
    // The search was journaled, and the next one finds it.
    let again = try found(by: agent)
    #expect(again.map { $0["feuille"]?.integer } == [1, 0] && again[0]["evenement"] == "lecture-journal")
  }

  @Test func `each criterion keeps what matches, and nothing else`() throws {
    let reference = try fixture.transmitted()
    for (agent, act) in [("nord-1", "ouverture"), ("nord-1", "accuse"), ("sud-1", "accuse")] {
      _ = try fixture.post(agent, "/api/fiches/\(reference)/\(act)")
    }
    #expect(try events("?evenement=transmission") == ["transmission"])
    #expect(try events("?agent=nord-1") == ["accuse", "ouverture"])
    #expect(try events("?objet=\(reference)") == ["accuse", "accuse", "ouverture", "transmission"])
    #expect(try events("?objet=\(reference)&decision=refusee") == ["accuse"])
    #expect(try found("?decision=refusee").allSatisfy { $0["agent"] == "sud-1" })
    #expect(try events("?article=L121-1-1&evenement=transmission") == ["transmission"])
    #expect(try events("?article=999-99").isEmpty)
    #expect(try events("?classe=divulgation").allSatisfy { $0 != "lecture-journal" })
    #expect(try events("?classe=acces").allSatisfy { $0 == "lecture-journal" })
    let policy = try #require(try found("?evenement=transmission")[0]["politiques"]?.array?.first?.string)
    #expect(try events("?politique=\(policy)").contains("transmission"))
    #expect(try events("?politique=\(policy.dropLast())").isEmpty)
  }

  @Test func `days are those of Paris, the last one included`() throws {
    _ = try fixture.transmitted()
    let today = HeureDeParis.day(of: fixture.now)
    #expect(try events("?du=\(today)&evenement=transmission").count == 1)
    #expect(try events("?au=\(today)&evenement=transmission").count == 1)
    #expect(try events("?du=2999-01-01").isEmpty)
    #expect(try events("?au=2020-01-01").isEmpty)
  }

  @Test func `a list goes on below its last entry`() throws {
    for _ in 0..<5 { _ = try found() }
    let first = try fixture.get("auditeur", "/api/journal/entrees?limite=2").json
    #expect(first["entrees"]?.array?.compactMap { $0["feuille"]?.integer } == [4, 3])
    #expect(first["suite"] == 3 && first["interrompue"] == false)
    let second = try fixture.get("auditeur", "/api/journal/entrees?limite=500&suite=3").json
    #expect(second["entrees"]?.array?.compactMap { $0["feuille"]?.integer } == [2, 1, 0])
    #expect(second["suite"] == nil && second["interrompue"] == false)
  }

  @Test(arguments: [
    "agent=Nord", "agent=", "objet=x%2Fy", "evenement=rien", "decision=oui", "article=", "politique=A%20b", "classe=1",
    "du=hier", "au=2026-02-30", "suite=-1", "suite=01", "limite=0", "limite=501", "autre=1", "agent=a&agent=b",
  ])
  func `what no entry could hold is refused by its name`(query: String) throws {
    let answer = try fixture.get("auditeur", "/api/journal/entrees?\(query)")
    #expect(answer.status == 422 && answer.problem == "champs", "\(answer.text)")
  }

  @Test(arguments: ["intervenant", "nord-1", "cadre", "admin", "commandant", "crip-1"])
  func `nobody else searches, and the refusal is in the journal`(agent: String) throws {
    for target in ["/api/journal/entrees", "/api/journal/entrees/0"] {
      let answer = try fixture.get(agent, target)
      #expect(answer.status == 403 && answer.articles.contains("RGPD"), "\(answer.text)")
    }
    let refused = try found("?agent=\(agent)&decision=refusee")
    #expect(refused.count == 2 && refused.allSatisfy { $0["evenement"] == "lecture-journal" })
  }

  @Test func `an entry comes with the rules of that day`() throws {
    // The start is what keeps the set in force.
    try fixture.gateway.life.started(
      version: "essai", scripts: [String(repeating: "00", count: 32)], configuration: [:])
    _ = try fixture.transmitted()
    let entry = try fixture.get("dpo", "/api/journal/entrees/2").json
    #expect(entry["corps"]?["evenement"] == "transmission" && entry["elaguee"] == false)
    let rules = entry["jeu"]?["politiques"]?.array ?? []
    #expect(entry["jeu"]?["lisible"] == true && !rules.isEmpty)
    for rule in rules {
      let (name, text) = (try #require(rule["politique"]?.string), try #require(rule["texte"]?.string))
      #expect(text.contains("@id(\"\(name)\")") && (text.contains("permit") || text.contains("forbid")), "\(text)")
    }
    #expect(try fixture.get("auditeur", "/api/journal/entrees/99").status == 404)
    #expect(try fixture.get("auditeur", "/api/journal/entrees/x").status == 404)
  }
}
