import Foundation
import JSON
import Law
import Liaison
import Statistics
import Store
import Testing

@testable import Gateway

struct PassageTests {
  @Test func `a passage is codes and a month, and the journal says nothing of it`() throws {
    let gateway = try TestGateway()
    let before = try gateway.database.read { try $0.journal.size }
    let answer = try gateway.passage(
      TestGateway.passage.merging(["commune": "01053", "unite": "commissariat", "sexe": "feminin"]) { $1 }
    ).get()
    #expect(answer.json["mois"] == "2026-11")
    #expect(
      try gateway.faits() == [
        "commune=01053;lieu=poste;nature=entretien;problematique=violences-conjugales;profil=victime;sexe=feminin;"
          + "territoire=circo;unite=commissariat"
      ])
    #expect(try gateway.database.read { try $0.journal.size } == before)
  }

  @Test func `what is sent twice is counted once`() throws {
    let gateway = try TestGateway()
    let key = IdempotencyKey.random()
    for _ in 0..<2 { _ = try gateway.passage(key: key).get() }
    _ = try gateway.passage().get()
    #expect(try gateway.faits().count == 2)
  }

  @Test(arguments: ["nord-1", "cadre", "commandant", "employeur-1", "dpo", "admin"])
  func `nobody but an intervenant counts, and the refusal is journaled`(name: String) throws {
    let gateway = try TestGateway()
    guard case .refused(let refusal) = try gateway.passage(by: name) else {
      Issue.record("\(name) counts")
      return
    }
    #expect(refusal.trace.reasons.map(\.id) == ["statistiques.compter-par-l-intervenant"])
    #expect(try gateway.journal(.passage).count == 1)
    #expect(try gateway.faits().isEmpty)
  }

  @Test(arguments: [
    ["nature": "entretien", "profil": "victime"], ["nature": "entretien", "profil": "autre", "problematique": "autre"],
    ["nom": "durand"], ["commune": "99999"], ["unite": "nord"], ["unite": "inconnue"], ["lieu": "nord"],
    ["territoire": "circo-2"], ["delai-accuse": "jamais"], ["sexe": "Mme Durand, 3 rue X"], ["mois": "2026-01"],
  ])
  func `what is not counted, or not a code of its list, is refused`(faits: [String: String]) throws {
    let gateway = try TestGateway()
    let given = faits.count == 1 ? TestGateway.passage.merging(faits) { $1 } : faits
    #expect(try gateway.passage(given).failure == .invalid)
    #expect(try gateway.faits().isEmpty)
  }

  @Test func `records lie in another order than they came, under names that nothing joins`() throws {
    let gateway = try TestGateway()
    let profils = ["victime", "famille", "mis-en-cause", "detresse-ou-difficulte-sociale", "en-voie-de-victimisation"]
    var came: [String] = []
    for number in 0..<40 {
      let faits = TestGateway.passage.merging(["profil": profils[number % 5]]) { $1 }
      _ = try gateway.passage(faits).get()
      came.append(profils[number % 5])
    }
    let lie = try gateway.faits().compactMap { Fait(texte: $0)?.valeurs["profil"] }
    #expect(lie.sorted() == came.sorted())
    #expect(lie != came && lie != came.reversed())
  }
}
