import Foundation
import JSON
import Liaison
import Store
import Testing

@testable import Web

struct StatistiquesPageTests {
  private static let key = "9f3c2a10-0000-4000-8000-000000000001"

  private static func choices(_ more: [(String, String)] = []) -> [(String, String)] {
    [
      ("_cle", key), ("faits/nature", "entretien"), ("faits/profil", "victime"),
      ("faits/problematique", "violences-conjugales"),
    ] + more
  }

  private static func count(_ fixture: GatewayFixture) throws -> Int {
    try fixture.database.read { transaction in
      var count = 0
      let months = try transaction.moisComptes()
      try transaction.faits("passage", mois: months) { _, _ in count += 1 }
      return count
    }
  }

  /// A past quarter of made-up records.
  private static func seeded() throws -> GatewayFixture {
    let fixture = try GatewayFixture()
    try fixture.database.writeAndWait { transaction in
      for number in 0..<120 {
        let profil = number < 3 ? "mis-en-cause" : number % 2 == 0 ? "victime" : "famille"
        // Were they all of one commune, the table would say it of each, and would be withheld.
        try transaction.count(
          "commune=\(number % 4 < 2 ? "01053" : "01283");lieu=poste;profil=\(profil);territoire=circo",
          population: "passage",
          mois: "2024-0\(number % 3 + 1)")
      }
    }
    return fixture
  }

  @Test func `a passage is counted in a few choices, without a script, and once however often it is sent`() throws {
    let fixture = try GatewayFixture()
    let page = try fixture.page("intervenant", "/passages")
    #expect(page.status == 200 && page.text.contains("Problématique principale") && page.text.contains("name=\"_cle\""))
    for _ in 0..<2 {
      let sent = try fixture.send("intervenant", "/passages", Self.choices([("faits/sexe", "feminin")]))
      #expect(sent.status == 303)
    }
    #expect(try Self.count(fixture) == 1)
    #expect(try fixture.page("intervenant", "/passages?fait=compte").text.contains("Passage compté"))
  }

  @Test func `what is wrong is said beside its field, and nothing is counted`() throws {
    let fixture = try GatewayFixture()
    for items in [
      [("faits/profil", "victime")], Self.choices([("faits/commune", "<script>")]),
      Self.choices([("faits/commune", "99999")]), Self.choices([("faits/nom", "durand")]),
    ] {
      let answer = try fixture.send("intervenant", "/passages", items)
      #expect(answer.status == 422 || answer.status == 400, "\(answer.status)")
      #expect(!answer.text.contains("<script>"))
    }
    #expect(try fixture.send("nord-1", "/passages", Self.choices()).status == 403)
    #expect(try fixture.send("intervenant", "/passages", Self.choices(), token: "faux").status != 303)
    #expect(try Self.count(fixture) == 0)
  }

  @Test func `tables show what is hidden as hidden, with a picture, a table and a file`() throws {
    let fixture = try Self.seeded()
    #expect(try fixture.page("dpo", "/statistiques").text.contains("1er trimestre 2024"))
    let page = try fixture.page("dpo", "/statistiques/2024-T1").text
    #expect(page.contains("masqué") && page.contains("<svg") && page.contains("<caption>Bénéficiaires par profil"))
    #expect(page.contains("Publier ces tableaux") && page.contains("Bourg-en-Bresse"))
    let csv = try fixture.page("dpo", "/statistiques/2024-T1/tableaux.csv")
    #expect(csv.status == 200 && csv.text.contains("\"2024-T1\",\"passage\",\"A7-01\""))
    #expect(!csv.text.contains("\"mis-en-cause\",\"3\""))
    #expect(csv.text.contains("\"mis-en-cause\",\"\""))
  }

  @Test func `nobody reads tables before the DPO publishes them, but whoever has a part in them`() throws {
    let fixture = try Self.seeded()
    for name in ["gardien", "nord-1", "auditeur", "admin", "intervenant"] {
      #expect(try fixture.page(name, "/statistiques/2024-T1").status == 403, "\(name)")
      #expect(try fixture.page(name, "/statistiques/2024-T1/tableaux.csv").status == 403, "\(name)")
    }
    #expect(try fixture.page("commandant", "/statistiques/2024-T1").status == 200)
    #expect(try fixture.send("commandant", "/statistiques/2024-T1/publication", []).status == 403)
    let hostile = "Un essai <script>alert(1)</script>"
    #expect(
      try fixture.send("dpo", "/statistiques/2024-T1/publication", [("commentaire", hostile)]).status == 303)
    for name in ["gardien", "nord-1", "intervenant"] {
      let page = try fixture.page(name, "/statistiques/2024-T1")
      #expect(page.status == 200 && page.text.contains("&lt;script&gt;alert(1)"))
    }
    #expect(try fixture.page("intervenant", "/statistiques").text.contains("1er trimestre 2024"))
    #expect(try fixture.page("dpo", "/statistiques/2024-T2").status == 404)
    #expect(try fixture.page("dpo", "/statistiques/2999-T4").status != 200)
  }
}
