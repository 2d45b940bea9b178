import Gateway
import HTTP
import Testing

@testable import Web

struct PagesDuJournalTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  @Test(arguments: ["auditeur", "dpo"])
  func `the journal is listed in the words of who reviews it`(agent: String) throws {
    let reference = try fixture.transmitted()
    let page = try fixture.page(agent, "/audit/entrees")
    #expect(page.status == 200)
    for words in ["Transmission d’une fiche", "intervenant", reference, "Permis", "href=\"/audit/entrees/0\""] {
      #expect(page.text.contains(words), "\(words)")
    }
    #expect(try fixture.page(agent, "/").text.contains("href=\"/audit/entrees\""))
  }

  @Test func `what was looked for stays in the form, and goes on with the list`() throws {
    for _ in 0..<25 { _ = try fixture.page("auditeur", "/audit/entrees") }
    let page = try fixture.page("auditeur", "/audit/entrees?evenement=lecture-journal&agent=&objet=&du=").text
    #expect(page.contains("<option value=\"lecture-journal\" selected>"))
    let next = try #require(page.firstMatch(of: /href="(\/audit\/entrees\?[^"]*suite=[0-9]+)"/)).output.1
    #expect(next.contains("evenement=lecture-journal"))
    let second = try fixture.page("auditeur", String(next).replacing("&amp;", with: "&"))
    #expect(second.status == 200 && second.text.contains("Revenir au début"))
    #expect(try fixture.page("auditeur", "/audit/entrees?decision=refusee").text.contains("Aucune entrée trouvée"))
  }

  @Test func `an entry says who did what under which rule of that day, and what proves it`() throws {
    try fixture.gateway.life.started(
      version: "essai", scripts: [String(repeating: "00", count: 32)], configuration: [:])
    let reference = try fixture.transmitted()
    let page = try fixture.page("auditeur", "/audit/entrees/2")
    #expect(page.status == 200)
    for words in [
      "Transmission d’une fiche", reference, "La décision", "Permis", "@motif", "permit", "Rubriques",
      "/api/journal/preuves/2", "/journal/policies/", "Engagement", "Identité", "nord",
    ] {
      let isThere = page.text.contains(words)
      #expect(isThere, "\(words)")
    }
    #expect(try fixture.page("auditeur", "/audit/entrees/999").status == 404)
    #expect(try fixture.page("auditeur", "/audit/entrees/01").status == 404)
  }

  @Test func `a table for spreadsheets holds what the list holds`() throws {
    let reference = try fixture.transmitted()
    let table = try fixture.page("dpo", "/audit/entrees.csv?evenement=transmission")
    #expect(table.status == 200 && table["Content-Type"]?.hasPrefix("text/csv") == true)
    let lines = table.text.split(separator: "\r\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("\"entree\",") && lines[1].contains("\"\(reference)\""))
    #expect(try fixture.page("dpo", "/audit/entrees.csv?evenement=x").status == 422)
  }

  @Test(arguments: ["/audit/entrees", "/audit/entrees/0", "/audit/entrees.csv"])
  func `nobody else reads the journal, and the article says why`(path: String) throws {
    _ = try fixture.transmitted()
    for agent in ["intervenant", "nord-1", "cadre", "admin", "gardien", "procureur", "commandant"] {
      let page = try fixture.page(agent, path)
      #expect(page.status == 403 && page.text.contains("RGPD, art. 5.1.f"), "\(agent)")
      #expect(!page.text.contains("<table") && !page.text.contains("transmission\""), "\(agent)")
    }
    let home = try fixture.page("intervenant", "/").text
    #expect(!home.contains("/audit"))
  }

  @Test(arguments: ["agent", "objet", "evenement", "decision", "article", "politique", "classe", "du", "au"])
  func `hostile text comes back as text, beside its field`(name: String) throws {
    let hostile = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E%E2%80%AE'"
    let page = try fixture.page("auditeur", "/audit/entrees?\(name)=\(hostile)")
    // What an article is made of is anybody's guess: it is looked for, and not found.
    #expect(page.status == (name == "article" ? 200 : 422))
    #expect(!page.text.contains("<script>alert"))
    let isMenu = ["evenement", "decision", "classe"].contains(name)
    #expect(page.text.contains("&lt;script&gt;alert(1)") == !isMenu)
    #expect(name == "article" || page.text.contains("id=\"c-\(name)-faute\""))
  }

  @Test(arguments: ["?suite=x", "?autre=1", "?agent=a&agent=b", "?agent=%ff"])
  func `a query that no form sends is refused`(query: String) throws {
    let status = try fixture.page("auditeur", "/audit/entrees\(query)").status
    #expect(status == 422 || status == 400)
  }
}
