import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

/// What comes after something said aloud was recorded: its words, its justification, what is owed, who reviews it.
struct OraleSuiviTests {
  @Test func `its words are sealed to their author alone`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.recorded(JSON.peril.with("personne", "Zyxpersonne"))
    let handed = try gateway.openAvis(reference, by: "intervenant").get()
    guard case .precisionOrale(let words) = try gateway.clear(#require(handed.envelopes.first), with: "intervenant")
    else {
      Issue.record("not what was kept")
      return
    }
    #expect(words.personne?.contenu == "Zyxpersonne" && words.precision == nil)
    try gateway.verify(handed.receipt)
    for name in ["intervenant-2", "cadre", "auditeur", "gardien", "admin"] {
      #expect(try gateway.openAvis(reference, by: name).refusedBy == ["oral.aux-seuls-concernes"])
      #expect(
        sealingFault { try gateway.clear(gateway.stored(reference, .transmissionOrale), with: name) } == .notARecipient)
    }
    #expect(try gateway.openAvis(gateway.recorded(), by: "intervenant").failure == .notFound)
  }

  @Test func `a peril said aloud is justified once, by its author, and its cadre reads that alone`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.recorded(JSON.peril.with("precision", "Zyxprecision"))
    for name in ["intervenant-2", "cadre", "gardien"] {
      #expect(
        try gateway.justify(reference, by: name, reviewer: "circo").refusedBy == [
          "peril.justification-de-l-auteur"
        ])
    }
    #expect(try gateway.settle(orale: reference, "justifier-sous-24-h").failure == .wrongState)
    #expect(try gateway.justify(reference, reviewer: "nord").failure == .invalid)
    let answer = try gateway.justify(reference).get()
    #expect(answer.json["justifieeAupresDe"] == "circo" && answer.json["etat"] == "justifie")
    #expect(try gateway.obligations(reference).allSatisfy { $0.doneOn == gateway.clock.now })
    #expect(try gateway.justify(reference).failure == .wrongState)
    #expect(try gateway.openAvis(reference, by: "cadre").get().envelopes.map(\.header.kind) == ["justification"])
    #expect(try gateway.openAvis(reference, by: "cadre-2").refusedBy == ["oral.aux-seuls-concernes"])
    // Nothing is to be justified when nothing was a péril.
    #expect(try gateway.justify(gateway.recorded(.dite)).failure == .wrongState)
  }

  @Test func `a cadre of the circonscription concludes on a peril said aloud, once`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.recorded()
    _ = try gateway.justify(reference).get()
    let answer = try gateway.review(reference, .aDiscuter).get()
    #expect(answer.json["etat"] == "relu" && answer.json["reference"]?.string == reference.description)
    try gateway.verify(answer.receipt)
    let event = try #require(gateway.journal(.relecture).first)
    #expect(event["objet"]?.string == reference.description && event["conclusion"] == "a-discuter")
    #expect(try gateway.review(reference).failure == .wrongState)
    // Nor is it justified again, once it is reviewed.
    #expect(try gateway.justify(reference).failure == .wrongState)
    #expect(try gateway.openAvis(reference, by: "cadre").get().etat == "relu")
    #expect(try gateway.listOrales(.siennes, by: "intervenant").get().json["orales"]?[0]?["etat"] == "relu")
  }

  @Test func `nobody concludes on their own, nor for another circonscription, nor before the justification`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.recorded()
    #expect(try gateway.review(reference).refusedBy == ["peril.relecture-par-un-cadre"])
    _ = try gateway.justify(reference).get()
    for name in ["cadre-2", "intervenant", "auditeur", "nord-1", "gardien"] {
      #expect(try gateway.review(reference, by: name).refusedBy?.contains("peril.relecture-par-un-cadre") == true)
    }
    let own = try gateway.recorded(by: "cadre")
    _ = try gateway.justify(own, by: "cadre", reviewer: "circo-2").get()
    #expect(try gateway.review(own, by: "cadre").refusedBy?.contains("peril.pas-le-sien") == true)
    // Who was named finds it in their list, and concludes.
    #expect(try gateway.listOrales(.relecture, by: "cadre-2").references("orales") == [own.description])
    #expect(try gateway.review(own, by: "cadre-2").get().json["etat"] == "relu")
    // What owes no justification is no cadre's to review.
    #expect(try gateway.review(gateway.recorded(.dite)).refusedBy == ["peril.relecture-par-un-cadre"])
    #expect(try gateway.review(Reference(.transmissionOrale, year: 2026)).failure == .notFound)
    #expect(try gateway.journal(.relecture).filter { $0["decision"] == "refusee" }.count == 8)
  }

  @Test func `its author answers for what was not permitted, and nobody else`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.recorded(.dite.with("interlocuteur", ["nature": "unite-fsi"]))
    #expect(
      try gateway.settle(orale: reference, "rendre-compte-au-dpo", by: "intervenant-2").refusedBy == [
        "devoir.suites-de-l-auteur-seul"
      ])
    #expect(try gateway.settle(orale: reference, "rien-de-tel").failure == .invalid)
    #expect(try gateway.settle(orale: reference, "rendre-compte-au-dpo").get().json.codes("obligationsDues").isEmpty)
    #expect(try gateway.settle(orale: reference, "rendre-compte-au-dpo").failure == .wrongState)
  }

  @Test func `each lists their own; a cadre and an auditor review the codes of others`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.recorded(JSON.peril.with("precision", "Zyxprecision"))
    let own = try gateway.recorded(by: "cadre")
    func listed(_ dossier: ListOrales.Dossier, _ name: String) throws -> Set<String> {
      Set(try gateway.listOrales(dossier, by: name).references("orales"))
    }
    #expect(try listed(.siennes, "intervenant") == [reference.description])
    #expect(try listed(.siennes, "intervenant-2") == [])
    #expect(try listed(.relecture, "cadre") == [reference.description])
    #expect(try listed(.relecture, "cadre-2") == [])
    #expect(try listed(.relecture, "auditeur") == [reference.description, own.description])
    for name in ["intervenant", "commandant", "gardien", "admin"] {
      #expect(try gateway.listOrales(.relecture, by: name).refusedBy == ["oral.relecture-par-un-cadre-ou-un-auditeur"])
    }
    #expect(try gateway.listOrales(.siennes, by: "auditeur").refusedBy == ["oral.fonction-qui-ne-transmet-pas"])
    #expect(try gateway.journal(.listeOrales).count == 10)
  }

  @Test func `a list is read page by page, each element once, and one of them alone`() throws {
    let gateway = try TestGateway()
    var all: [String] = []
    for _ in 0..<7 {
      all.insert(try gateway.recorded().description, at: 0)
      gateway.clock.advance(by: 60)
    }
    for (dossier, name) in [(.siennes, "intervenant"), (.relecture, "auditeur")] as [(ListOrales.Dossier, String)] {
      var seen: [String] = []
      var cursor: Lists.Cursor?
      repeat {
        let page = try gateway.listOrales(dossier, by: name, after: cursor, limit: 3)
        seen += try page.references("orales")
        cursor = try page.get().json["suite"]?.string.map { try #require(Lists.cursor($0)) }
      } while cursor != nil
      #expect(seen == all, "\(name)")
    }
    let one = try Reference(all[4])
    #expect(try gateway.listOrales(.siennes, by: "intervenant", only: one).references("orales") == [all[4]])
    #expect(try gateway.listOrales(.siennes, by: "intervenant-2", only: one).references("orales") == [])
    #expect(try gateway.listAvis(by: "intervenant", only: one).references("avis") == [])
  }
}
