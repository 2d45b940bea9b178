import Gateway
import JSON
import Liaison
import Testing

@testable import Web

struct PagesDeRapportTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private var today: CalendarDay { HeureDeParis.day(of: fixture.now) }

  @Test(arguments: ["auditeur", "dpo"])
  func `a report tells what was disclosed and refused, in pictures and in tables`(agent: String) throws {
    let reference = try fixture.transmitted()
    _ = try fixture.get("sud-1", "/api/fiches/\(reference)/chronologie")
    _ = try fixture.post("intervenant", "/api/avis", Bodies.avis)
    let page = try fixture.page(agent, "/audit/rapports")
    #expect(page.status == 200)
    for words in [
      "Divulgations : 2", "Transmissions d’urgence : 1", "Divulgations par article", "<svg", "role=\"img\"", "<desc",
      "Les mêmes nombres, en tableau", "Attendues : 1",
    ] {
      let isThere = page.text.contains(words)
      #expect(isThere, "\(words)")
    }
    let pictures = page.text.matches(of: /<svg id="([^"]+)"/).map { String($0.output.1) }
    #expect(pictures.count > 4 && Set(pictures).count == pictures.count)
  }

  @Test func `the API answers the same numbers`() throws {
    _ = try fixture.transmitted()
    let answer = try fixture.get("auditeur", "/api/journal/rapport?du=\(today)&au=\(today)&pas=jour")
    #expect(answer.status == 200, "\(answer.text)")
    let totals = answer.json["totaux"]?.array ?? []
    #expect(totals.first { $0["code"] == "divulgations" }?["nombre"] == 1)
    #expect(answer.json["parts"] == [.string(today.description)])
    // What was reported on leaves its trace.
    #expect(try fixture.page("auditeur", "/audit/entrees/1").text.contains("rapport"))
  }

  @Test func `an empty period is said to be empty`() throws {
    let page = try fixture.page("auditeur", "/audit/rapports?du=2001-01-01&au=2001-12-31")
    #expect(page.status == 200 && page.text.contains("Rien dans cette période."))
  }

  @Test(arguments: [
    "du=hier", "au=2026-02-30", "du=2026-02-01&au=2026-01-01", "du=1990-01-01&au=2026-01-01", "du=%3Cscript%3E",
  ])
  func `a period that is none is asked again`(query: String) throws {
    let page = try fixture.page("auditeur", "/audit/rapports?\(query)")
    #expect(page.status == 422 && page.text.contains("id=\"probleme\"") && !page.text.contains("<script>"))
  }

  @Test(arguments: ["", "?du=2026-01-01", "?du=2026-01-01&au=2026-01-02&pas=an", "?du=2026-01-02&au=2026-01-01"])
  func `the API refuses a period that is none`(query: String) throws {
    #expect(try fixture.get("auditeur", "/api/journal/rapport\(query)").status == 422)
  }

  @Test(arguments: ["intervenant", "nord-1", "cadre", "admin", "moniteur"])
  func `nobody else has a report, nor the queue of reviews`(agent: String) throws {
    for path in ["/audit/rapports", "/audit/relectures", "/api/journal/rapport?du=2026-01-01&au=2026-01-02"] {
      let page = try fixture.page(agent, path)
      #expect(page.status == 403 && page.text.contains("RGPD, art."), "\(path)")
      #expect(!page.text.contains("<svg"), "\(path)")
    }
  }

  @Test func `the queue of reviews shows what is late first`() throws {
    let sent = try fixture.post("intervenant", "/api/avis", Bodies.avis)
    let reference = try #require(sent.json["reference"]?.string, "\(sent.text)")
    let before = try fixture.page("auditeur", "/audit/relectures").text
    #expect(before.contains("Aucune relecture n’est en retard.") && before.contains("Attendues (1)"))
    #expect(try fixture.page("dpo", "/audit/relectures?vue=attendues").text.contains(reference))
    fixture.advance(by: 25 * 3600)
    let after = try fixture.page("auditeur", "/audit/relectures").text
    #expect(after.contains("En retard (1)") && after.contains(reference))
    #expect(try fixture.page("auditeur", "/").text.contains("Relectures en retard"))
    for query in ["vue=rien", "suite=x", "autre=1"] {
      #expect(try fixture.page("auditeur", "/audit/relectures?\(query)").status == 422)
    }
  }
}
