import Foundation
import JSON
import Liaison
import Statistics
import Store
import Testing

@testable import Gateway

/// What is counted of a fiche: it waits in the fiche's row, and is split from it when the fiche ends.
struct FaitsDeFicheTests {
  private func attendu(_ gateway: TestGateway, _ reference: Reference) throws -> [String: String]? {
    try gateway.database.read { try $0.statistique(of: reference) }.flatMap { Fait(texte: $0)?.valeurs }
  }

  @Test func `a fiche that is closed leaves one record, without its reference, its dates, its people`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    #expect(try attendu(gateway, reference)?["delai-accuse"] == "jamais")
    _ = try gateway.open(reference, by: "nord-1").get()
    gateway.clock.advance(by: 2 * 86_400)
    _ = try gateway.acknowledge(reference, by: "nord-1").get()
    _ = try gateway.giveBack(reference, by: "nord-1").get()
    #expect(try gateway.faits(.fiche).isEmpty)
    _ = try gateway.close(reference, by: "intervenant").get()
    let records = try gateway.faits(.fiche)
    #expect(records.count == 1)
    let record = try #require(records.first.flatMap { Fait(texte: $0) }).valeurs
    #expect(record["delai-accuse"] == "1-3-jours" && record["delai-retour"] == "1-3-jours")
    #expect(record["connu-cd"] == "oui" && record["connu-caf"] == "ne-sait-pas" && record["suite"] == "pris-en-charge")
    #expect(record["territoire"] == "circo" && record["lieu"] == "poste" && record["orientation"] == "secteur")
    #expect(record["actes"] == "2-3" && record["accompagnement"] == "moins-d-un-mois")
    #expect(try attendu(gateway, reference) == nil)
    for known in [reference.description, "intervenant", "nord-1", "2026"] {
      #expect(!records[0].contains(known), "\(known)")
    }
  }

  @Test func `every code of a record is one that the catalogue counts`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    _ = try gateway.acknowledge(reference, by: "nord-1").get()
    _ = try gateway.giveBack(reference, by: "nord-1").get()
    _ = try gateway.close(reference, by: "intervenant").get()
    let record = try #require(try gateway.faits(.fiche).first.flatMap { Fait(texte: $0) })
    var seen = 0
    for (code, value) in record.valeurs where Decoupage(rawValue: code) == nil {
      let dimension = try #require(Catalogue.usuel.dimension(code), "\(code)")
      #expect(dimension.estOuverte || dimension.valeurs.contains { $0.code == value }, "\(code)=\(value)")
      seen += 1
    }
    #expect(seen > 12)
  }

  @Test func `every class of a delay, of a duration and of a number is in the catalogue`() throws {
    func codes(_ dimension: String) throws -> Set<String> {
      Set(try #require(Catalogue.usuel.dimension(dimension)).valeurs.map(\.code))
    }
    let days = [0.1, 0.9, 1, 3.9, 4, 7.9, 8, 15, 16, 400].map { $0 * 86_400 }
    #expect(Set(days.map(Classes.delai)).union(["jamais"]) == (try codes("delai-accuse")))
    #expect(
      Set([1.0, 30, 90, 91, 182, 900].map { Classes.accompagnement($0 * 86_400) }) == (try codes("accompagnement")))
    #expect(Set([0, 1, 2, 3, 4, 9, 10, 50].map(Classes.actes)) == (try codes("actes")))
  }

  @Test func `a fiche that is taken back is counted nowhere, nor one that was an error`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.recall(reference, by: "intervenant").get()
    #expect(try attendu(gateway, reference) == nil)
    let wrong = try gateway.transmitted()
    let agent = try gateway.agent("intervenant")
    _ = try outcome { gateway.gateway.erase(wrong, .erreur, by: agent, completion: $0) }.get()
    #expect(try attendu(gateway, wrong) == nil)
    #expect(try gateway.faits(.fiche).isEmpty)
  }

  @Test func `an urgent fiche that nobody acknowledged in time serves as an alarm that was not heard`() throws {
    let gateway = try TestGateway()
    let urgent = JSON.fiche.with("urgence", "immediate")
    let (heard, late) = (try gateway.transmitted(urgent), try gateway.transmitted(urgent))
    let never = try gateway.transmitted(urgent)
    for reference in [heard, late] { _ = try gateway.open(reference, by: "nord-1").get() }
    _ = try gateway.acknowledge(heard, by: "nord-1").get()
    gateway.clock.advance(by: 9 * 86_400)
    _ = try gateway.acknowledge(late, by: "nord-1").get()
    #expect(try attendu(gateway, heard)?["alarme"] == "entendue")
    #expect(try attendu(gateway, late)?["alarme"] == "tardive")
    #expect(try attendu(gateway, late)?["respect-accuse"] == "en-retard")
    #expect(try attendu(gateway, never)?["alarme"] == "non-entendue")
  }
}
