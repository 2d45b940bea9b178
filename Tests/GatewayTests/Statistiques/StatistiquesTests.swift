import Foundation
import JSON
import Liaison
import Statistics
import Testing

@testable import Gateway

struct StatistiquesTests {
  private static let afterQuarter: TimeInterval = 50 * 86_400

  @Test func `tables are made once, when the quarter is over`() throws {
    let gateway = try TestGateway()
    try gateway.seed(300)
    #expect(try gateway.statistics(by: "dpo").failure == .wrongState)
    gateway.clock.advance(by: Self.afterQuarter)
    let first = try gateway.statistics(by: "dpo").get().json
    // Nothing is added to a quarter that is over; if something was all the same, its tables would not show it.
    try gateway.seed(50)
    #expect(try gateway.statistics(by: "dpo").get().json["tableaux"] == first["tableaux"])
    let tables = try TableauxDuTrimestre(#require(first["tableaux"]))
    #expect(tables[.passage]?.total == 300 && tables[.fiche]?.total == nil)
  }

  @Test func `before they are published each sees what is theirs, and the rest see nothing`() throws {
    let gateway = try TestGateway()
    try gateway.seed(300)
    gateway.clock.advance(by: Self.afterQuarter)
    let whole = try TableauxDuTrimestre(#require(gateway.statistics(by: "commandant").get().json["tableaux"]))
    #expect(whole[.passage]?.decoupages.map(\.decoupage) == [.mois])
    let circo = try gateway.statistics(by: "cadre").get().json
    #expect(circo["portee"] == "circonscription" && circo["organisme"] == "circo")
    let own = try TableauxDuTrimestre(#require(circo["tableaux"]))
    #expect(try #require(own[.passage]?.total) < 300)
    #expect(try gateway.statistics(by: "employeur-1").get().json["portee"] == "employeur")
    for name in ["copil", "gardien", "nord-1", "auditeur", "admin", "intervenant"] {
      guard case .refused = try gateway.statistics(by: name) else {
        Issue.record("\(name) reads what is not published")
        continue
      }
    }
    #expect(try gateway.journal(.lectureStatistiques).count { $0["decision"] == "permise" } == 3)
    #expect(try gateway.journal(.lectureStatistiques).allSatisfy { $0["tableaux"] == nil })
  }

  @Test func `the DPO publishes, and then everyone reads without a trace`() throws {
    let gateway = try TestGateway()
    try gateway.seed(300)
    gateway.clock.advance(by: Self.afterQuarter)
    for name in ["commandant", "copil", "admin"] {
      guard case .refused = try gateway.publish(by: name) else {
        Issue.record("\(name) publishes")
        continue
      }
    }
    let published = try gateway.publish().get().json
    #expect(try gateway.publish().failure == .wrongState)
    let entries = try gateway.journal(.publicationStatistiques).filter { $0["decision"] == "permise" }
    #expect(entries.map { $0["empreinte"] } == [published["empreinte"]])
    #expect(entries[0]["periode"] == "2026-t4" && entries[0]["seuil"] == 5)
    let readings = try gateway.journal(.lectureStatistiques).count
    for name in ["copil", "gardien", "nord-1", "auditeur", "admin", "intervenant", "commandant"] {
      let answer = try gateway.statistics(by: name).get().json
      #expect(answer["publie"] == true && answer["commentaire"] == "Un trimestre d’essai.")
    }
    #expect(try gateway.journal(.lectureStatistiques).count == readings)
  }

  @Test func `no number under the threshold leaves the gateway, whoever asks`() throws {
    let gateway = try TestGateway()
    try gateway.seed(61)
    gateway.clock.advance(by: Self.afterQuarter)
    for name in ["dpo", "commandant", "cadre", "cadre-2", "employeur-1"] {
      guard case .done(let answer) = try gateway.statistics(by: name) else { continue }
      let tables = try TableauxDuTrimestre(#require(answer.json["tableaux"]))
      #expect(tables.plusPetitNombre == 0 || tables.plusPetitNombre >= 5)
    }
  }
}
