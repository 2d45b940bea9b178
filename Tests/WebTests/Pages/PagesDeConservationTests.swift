import JSON
import Testing

@testable import Web

/// The data-protection officer's page on what is past its retention.
struct PagesDeConservationTests {
  let fixture: GatewayFixture
  init() throws { fixture = try GatewayFixture() }

  private func send(_ act: String, _ items: [(String, String)] = [], by name: String = "dpo") throws -> Answer {
    try fixture.send(name, "/conservation/\(act)", items)
  }

  @Test func `from the sheet to the visa and the erasure, without JavaScript`() throws {
    let reference = try fixture.ficheEchue()
    let before = try fixture.page("dpo", "/conservation").text
    #expect(before.contains("<h1>Conservation des fiches</h1>") && before.contains("Établir le bordereau"))
    #expect(!before.contains(reference), "a page of counts names no fiche")
    #expect(before.contains("href=\"/conservation\""))
    #expect(try send("bordereau")["Location"] == "/conservation?fait=bordereau")
    #expect(try send("bordereau").status == 409)
    let page = try fixture.page("dpo", "/conservation?fait=bordereau").text
    #expect(page.contains("Bordereau n° 1, 1 fiche(s)") && page.contains("Consigner le visa reçu"))
    #expect(try fixture.get("dpo", "/api/conservation/bordereaux/1").text.contains(reference))
    #expect(try send("visa", [("numero", "2")]).status == 404)
    #expect(try send("visa", [("numero", "1")]).status == 303)
    #expect(try fixture.page("dpo", "/conservation").text.contains("Effacer un lot"))
    #expect(try send("elimination").status == 303)
    let after = try fixture.page("dpo", "/conservation?fait=elimination").text
    #expect(after.contains("Lot effacé") && !after.contains("Effacer un lot"))
    #expect(
      try fixture.page("intervenant", "/fiches/\(reference)").text.contains("Effacée : durée de conservation échue"))
  }

  @Test func `one fiche is erased by its reference, and what is wrong is told in the form`() throws {
    let reference = try fixture.transmitted()
    let missing = try send("effacement", [("reference", "FN-2026"), ("motif", "")])
    #expect(missing.status == 422 && missing.text.contains("value=\"FN-2026\""), "\(missing.text)")
    let hostile = try send("effacement", [("reference", "\"><script>"), ("motif", "erreur")])
    #expect(hostile.status == 422 && !hostile.text.contains("<script>"))
    #expect(try send("effacement", [("reference", reference), ("motif", "echeance-conservation")]).status == 403)
    let done = try send("effacement", [("reference", reference.lowercased()), ("motif", "transmission-illicite")])
    #expect(done.status == 303, "\(done.text)")
    #expect(try fixture.page("intervenant", "/fiches/\(reference)").text.contains("Effacée : transmission illicite"))
  }

  @Test(arguments: ["intervenant", "admin", "auditeur", "cadre"])
  func `nobody else has this page`(name: String) throws {
    let page = try fixture.page(name, "/conservation")
    #expect(page.status == 403 && page.text.contains("RGPD, art. 5.1.e"))
    #expect(!page.text.contains("href=\"/conservation\""))
    #expect(try send("elimination", by: name).status == 403)
  }
}
