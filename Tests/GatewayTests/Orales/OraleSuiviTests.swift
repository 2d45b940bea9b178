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
    let handed = try gateway.openOrale(reference, by: "intervenant").get()
    guard case .precisionOrale(let words) = try gateway.clear(#require(handed.envelopes.first), with: "intervenant")
    else {
      Issue.record("not what was kept")
      return
    }
    #expect(words.personne?.contenu == "Zyxpersonne" && words.precision == nil)
    try gateway.verify(handed.receipt)
    for name in ["intervenant-2", "cadre", "auditeur", "gardien", "admin"] {
      #expect(try gateway.openOrale(reference, by: name).refusedBy == ["oral.aux-seuls-concernes"])
      #expect(
        sealingFault { try gateway.clear(gateway.stored(reference, .transmissionOrale), with: name) } == .notARecipient)
    }
    #expect(try gateway.openOrale(gateway.recorded(), by: "intervenant").failure == .notFound)
  }

  @Test func `a peril said aloud is justified once, by its author, and its cadre reads that alone`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.recorded(JSON.peril.with("precision", "Zyxprecision"))
    for name in ["intervenant-2", "cadre", "gardien"] {
      #expect(
        try gateway.justifyOrale(reference, by: name, reviewer: "circo").refusedBy == [
          "peril.justification-de-l-auteur"
        ])
    }
    #expect(try gateway.settle(orale: reference, "justifier-sous-24-h").failure == .wrongState)
    #expect(try gateway.justifyOrale(reference, reviewer: "nord").failure == .invalid)
    let answer = try gateway.justifyOrale(reference).get()
    #expect(answer.json["justifieeAupresDe"] == "circo")
    #expect(try gateway.obligations(reference).allSatisfy { $0.doneOn == gateway.clock.now })
    #expect(try gateway.justifyOrale(reference).failure == .wrongState)
    #expect(try gateway.openOrale(reference, by: "cadre").get().envelopes.map(\.header.kind) == ["justification"])
    #expect(try gateway.openOrale(reference, by: "cadre-2").refusedBy == ["oral.aux-seuls-concernes"])
    // Nothing is to be justified when nothing was a péril.
    #expect(try gateway.justifyOrale(gateway.recorded(.dite)).failure == .wrongState)
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
      Set(
        (try gateway.listOrales(dossier, by: name).get().json["orales"]?.array ?? []).compactMap {
          $0["reference"]?.string
        })
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
}
