import Foundation
import JSON
import Liaison
import Store
import Testing

@testable import Gateway

/// Recording what was said aloud: it is recorded whatever the law says of it, and the law says it.
struct OraleTests {
  @Test func `a danger said to the officer next door is permitted by 223-6, and its justification is owed`() throws {
    let gateway = try TestGateway()
    let answer = try gateway.record().get()
    #expect(answer.json["permise"] == true)
    #expect(answer.json["politiques"]?.array?.first?["articles"] == "Code pénal, art. 223-6")
    #expect(answer.json.codes("obligations") == ["justifier-sous-24-h"])
    try gateway.verify(answer.receipt)
    let reference = try Reference(#require(answer.json["reference"]?.string))
    #expect(reference.kind == .transmissionOrale)
    let owed = try gateway.obligations(reference)
    #expect(owed.map(\.nature) == ["justifier-sous-24-h"])
    #expect(owed.first?.due == gateway.clock.now.addingTimeInterval(86_400))
    #expect(try gateway.owed().get().json.codes("obligations") == ["justifier-sous-24-h"])
  }

  @Test func `both decisions are in the journal, with coded categories and nothing else`() throws {
    let gateway = try TestGateway()
    let body = JSON.peril.with("personne", "Zyxpersonne").with("precision", "Zyxprecision")
    let reference = try gateway.recorded(body)
    let said = try #require(gateway.journal(.transmissionOrale).first)
    #expect(said["objet"]?.string == reference.description && said["decision"] == "permise")
    #expect(said["interlocuteur"] == "unite-fsi" && said["fondement"] == "cp-223-6-al-1")
    #expect(said["rubriques"]?.strings == ["identite", "situation"])
    #expect(try gateway.journal(.examenOral).first?["decision"] == "permise")
    for (name, bytes) in try gateway.files() {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Zyx"), "\(name)")
    }
  }

  @Test func `what no ground permitted is recorded all the same, and accounted for`() throws {
    let gateway = try TestGateway()
    for (body, missing) in [
      (
        JSON.peril.with("interlocuteur", ["nature": "partenaire", "typePartenaire": "bailleur"]), "peril.qui-peut-agir"
      ),
      (
        JSON.dite.with("faits/accord", "refuse").with("faits/objetsAccord", []), "orientation.sans-accord"
      ), (JSON.dite.with("interlocuteur", ["nature": "unite-fsi"]), "fsi.jamais-une-fiche"),
    ] {
      let answer = try gateway.record(body).get().json
      #expect(answer["permise"] == false)
      let policies = (answer["politiques"]?.array ?? []).compactMap { $0["politique"]?.string }
      #expect(policies.contains(missing))
      #expect(answer.codes("obligations").contains("rendre-compte-au-dpo"))
    }
    let refused: [JSON?] = ["refusee", "refusee", "refusee"]
    #expect(try gateway.journal(.examenOral).map { $0["decision"] } == refused)
    #expect(try gateway.journal(.transmissionOrale).map { $0["decision"] } == ["permise", "permise", "permise"])
  }

  @Test func `what the person agreed to is permitted, and a section that was not to be said is named`() throws {
    let gateway = try TestGateway()
    let answer = try gateway.record(.dite).get().json
    #expect(answer["permise"] == true && answer.codes("obligations").isEmpty)
    let landlord = JSON.dite.with("interlocuteur", ["nature": "partenaire", "typePartenaire": "bailleur"])
      .with("rubriques", ["identite", "infractions"])
    let refused = try gateway.record(landlord).get().json
    #expect(refused["permise"] == false)
    #expect(refused["retenues"]?.array?.compactMap { $0["rubrique"]?.string } == ["infractions"])
  }

  @Test func `after an avis, the avis is what is justified`() throws {
    let gateway = try TestGateway()
    let avis = try #require(gateway.raise().get().json["reference"])
    let answer = try gateway.record(JSON.peril.with("enSuiteDe", avis)).get().json
    #expect(answer.codes("obligations").isEmpty && answer["enSuiteDe"] == avis)
    // Said again after what was said: the avis of the situation still is.
    let again = try gateway.record(JSON.peril.with("enSuiteDe", answer["reference"] ?? .null)).get().json
    #expect(again.codes("obligations").isEmpty)
    // An ordinary fiche justifies no péril, and one that was taken back reached nobody.
    for isRecalled in [false, true] {
      let fiche = try gateway.transmitted()
      if isRecalled { _ = try gateway.recall(fiche, by: "intervenant").get() }
      let other = try gateway.record(JSON.peril.with("enSuiteDe", .string(fiche.description))).get().json
      #expect(other.codes("obligations") == ["justifier-sous-24-h"])
    }
  }

  @Test func `words do not do in place of writing, nor does what was written to somebody else`() throws {
    let gateway = try TestGateway()
    let fiche = try gateway.transmitted(.familleEnDanger)
    let words = JSON.dite.with("interlocuteur", ["nature": "crip"]).with("fondement", "casf-l226-2-1")
      .with("faits", JSON.familleEnDanger["faits"])
    func warned(_ answer: JSONObject) -> Bool {
      (answer["avertissements"]?.array ?? []).contains { $0["politique"] == "oral.confirmer-par-ecrit" }
    }
    let said = try gateway.record(words.with("enSuiteDe", .string(fiche.description))).get().json
    #expect(said["permise"] == true && said.codes("accomplies").isEmpty && warned(said))
    #expect(try gateway.obligations(fiche).first { $0.nature == AlerteTests.crip }?.doneOn == nil)
    let written = try gateway.transmitted(.informationPreoccupante, after: fiche)
    #expect(try gateway.obligations(fiche).first { $0.nature == AlerteTests.crip }?.doneOn != nil)
    let after = try gateway.record(words.with("enSuiteDe", .string(written.description))).get().json
    #expect(after["permise"] == true && !warned(after))
  }

  @Test func `said aloud, a danger does the duty that the facts of a fiche imposed`() throws {
    let gateway = try TestGateway()
    let fiche = try gateway.transmitted(AlerteTests.imminent)
    let body = JSON.peril.with("enSuiteDe", .string(fiche.description))
    // Said to who cannot act, it does nothing.
    let vain = try gateway.record(body.with("interlocuteur", ["nature": "secteur"])).get().json
    #expect(vain.codes("accomplies").isEmpty)
    #expect(try gateway.record(body).get().json.codes("accomplies") == ["aviser-du-peril"])
    #expect(try gateway.obligations(fiche).first { $0.nature == "aviser-du-peril" }?.doneOn == gateway.clock.now)
  }

  @Test func `what its facts impose is owed, and a fiche that follows does it`() throws {
    let gateway = try TestGateway()
    let child = JSON.dite.with("faits", JSON.familleEnDanger["faits"])
    let reference = try gateway.recorded(child)
    #expect(try gateway.obligations(reference).filter { $0.doneOn == nil }.map(\.nature).contains(AlerteTests.crip))
    _ = try gateway.transmitted(.informationPreoccupante, after: reference)
    #expect(try gateway.obligations(reference).first { $0.nature == AlerteTests.crip }?.doneOn != nil)
  }

  @Test(arguments: ["auditeur", "commandant", "gardien", "dpo", "admin", "employeur-1", "procureur"])
  func `a function that transmits nothing has nothing to record`(name: String) throws {
    let gateway = try TestGateway()
    #expect(try gateway.record(by: name).refusedBy == ["oral.fonction-qui-ne-transmet-pas"])
    #expect(try gateway.journal(.transmissionOrale).first?["decision"] == "refusee")
    #expect(try gateway.journal(.examenOral).isEmpty)
  }

  @Test func `neither the future nor more than thirty days ago is recorded, nor a body that is not what was said`()
    throws
  {
    let gateway = try TestGateway()
    for seconds in [-120, 30 * 86_400 + 60] as [TimeInterval] {
      #expect(try gateway.record(JSON.peril.with("le", .string(JSON.before(seconds)))).failure == .invalid)
    }
    #expect(try gateway.record(JSON.peril.with("le", .string(JSON.before(30 * 86_400 - 60)))).failure == nil)
    for place in [
      ["nature": "unite-fsi", "organisme": "ailleurs"], ["nature": "secteur", "organisme": "commissariat"],
      ["nature": "partenaire", "typePartenaire": "sante", "organisme": "bailleur"],
    ] as [JSON] {
      #expect(try gateway.record(JSON.peril.with("interlocuteur", place)).failure == .invalid)
    }
    #expect(
      try gateway.record(JSON.peril.with("enSuiteDe", "FN-2026-7K3Q-XM4T-QW")).failure == .invalid)
  }

  @Test func `a retry records it once, and another's fiche is not followed`() throws {
    let gateway = try TestGateway()
    let key = IdempotencyKey.random()
    #expect(try gateway.record(key: key).get().json == gateway.record(key: key).get().json)
    #expect(try gateway.journal(.transmissionOrale).count == 1)
    let fiche = try gateway.transmitted()
    let body = JSON.peril.with("enSuiteDe", .string(fiche.description))
    #expect(try gateway.record(body, by: "intervenant-2").refusedBy == ["devoir.suites-de-l-auteur-seul"])
  }
}
