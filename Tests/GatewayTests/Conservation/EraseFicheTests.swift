import Foundation
import JSON
import Journal
import Liaison
import Store
import Testing

@testable import Gateway

/// An erasure destroys what opens a fiche, in every file; what was proven stays proven.
struct EraseFicheTests {
  @Test func `an erasure leaves nothing of the fiche in any file nor in a backup, and earlier proofs verify`() throws {
    let gateway = try TestGateway()
    let kept = try gateway.transmitted()
    let sent = try gateway.transmit(.fiche).get()
    let reference = try Reference(#require(sent.json["reference"]?.string))
    _ = try gateway.open(reference, by: "nord-1").get()
    _ = try gateway.acknowledge(reference, by: "nord-1", message: "Message inventé.").get()
    let (secrets, others) = (try gateway.secrets(of: reference), try gateway.secrets(of: kept))
    #expect(secrets.count > 8)
    #expect(try TestGateway.found(secrets, under: gateway.data) == secrets.count, "the search finds what is there")
    let proofs = try gateway.database.read { try $0.timeline(of: reference) }

    let answer = try gateway.erase(reference, .transmissionIllicite, by: "dpo").get()
    try gateway.verify(answer.receipt)
    #expect(answer.json["etat"] == "effacee" && answer.json["motif"] == "transmission-illicite")
    #expect(answer.json["enveloppesDetruites"] == 2 && answer.json["efface"] == true)
    #expect(answer.json["avertis"]?.array?.contains("intervenant") == true)
    #expect(try TestGateway.found(secrets, under: gateway.data) == 0)
    // Another fiche is not touched.
    #expect(try TestGateway.found(others, under: gateway.data) == others.count)

    let backup = gateway.root.appending(path: "sauvegarde")
    try FileManager.default.copyItem(at: gateway.data, to: backup)
    #expect(try TestGateway.found(secrets, under: backup) == 0)
    for step in proofs { _ = try gateway.database.receipt(leaf: step.leaf).verify(with: gateway.verifier) }
    try gateway.verify(sent.receipt)
    _ = try gateway.open(kept, by: "nord-1").get()
  }

  @Test func `what is left is a tombstone: a reference, dates, a reason and steps`() throws {
    let gateway = try TestGateway()
    let first = try gateway.transmitted()
    let reference = try gateway.transmitted(after: first)
    let third = try gateway.transmitted(after: reference)
    _ = try gateway.erase(reference, .transmissionIllicite, by: "dpo").get()
    try gateway.database.read { transaction in
      let fiche = try #require(try transaction.fiche(reference))
      #expect(fiche.faits == nil && fiche.sections.isEmpty && fiche.categories.isEmpty)
      let dpo = try AgentID("dpo")
      #expect(fiche.etat == .effacee(Acte(par: dpo, le: fiche.etat.acte.le), .transmissionIllicite))
      // That a fiche followed it told that something else was known of the person.
      #expect(try transaction.timeline(of: reference).map(\.event) == ["transmission", "effacement"])
      #expect(try transaction.obligations(about: reference).isEmpty)
      // The others are still about one situation, of which this fiche is no part any more.
      #expect(try transaction.situation(of: third).references == [first, third])
      #expect(try transaction.previous(of: third) == first)
      #expect(try transaction.situation(of: reference).references == [reference])
      // What is still to be sent says that it is gone, and nothing older.
      let words = try transaction.outbox(dueAt: .distantFuture).filter { $0.reference == reference }
      #expect(!words.isEmpty && words.allSatisfy { $0.nature == "effacement" && $0.agent.description != "dpo" })
    }
    let told = try #require(try gateway.journal(.effacement).last)
    #expect(told["motif"] == "transmission-illicite" && told["enveloppes"]?.array?.count == 1)
    #expect(told["obligations"] == ["informer-les-destinataires"])
    #expect(try gateway.open(reference, by: "intervenant").failure == .wrongState)
    #expect(try gateway.erase(reference, .transmissionIllicite, by: "dpo").failure == .wrongState)
  }

  @Test func `the first of a situation goes, and the others stay together`() throws {
    let gateway = try TestGateway()
    let first = try gateway.transmitted()
    let (second, third) = (try gateway.transmitted(after: first), try gateway.transmitted(after: first))
    _ = try gateway.erase(first, .transmissionIllicite, by: "dpo").get()
    try gateway.database.read { (transaction: ReadTransaction) throws in
      let root = second.description < third.description ? second : third
      #expect(try transaction.situation(of: second).racine == root && transaction.situation(of: third).racine == root)
      #expect(try Set(transaction.situation(of: second).references) == [second, third])
      #expect(try transaction.situation(of: first).references == [first])
    }
  }

  @Test func `a retry of a transmission that was erased is not answered from what was kept`() throws {
    let gateway = try TestGateway()
    let key = IdempotencyKey.random()
    let reference = try Reference(#require(try gateway.transmit(key: key).get().json["reference"]?.string))
    _ = try gateway.erase(reference).get()
    let again = try gateway.transmit(key: key).get().json["reference"]?.string
    #expect(again != reference.description)
  }

  @Test func `its author erases a mistake that nobody opened, recalled or not`() throws {
    let gateway = try TestGateway()
    let (sent, recalled, moved) = (try gateway.transmitted(), try gateway.transmitted(), try gateway.transmitted())
    _ = try gateway.erase(sent).get()
    _ = try gateway.recall(recalled, by: "intervenant").get()
    _ = try gateway.erase(recalled).get()
    // Sent on after it was read, it is unopened where it is, and was read all the same.
    _ = try gateway.open(moved, by: "nord-1").get()
    let keys = try gateway.rewrap(moved, by: "nord-1", for: gateway.recipients(of: "est", by: "nord-1"))
    _ = try gateway.reroute(moved, to: "est", by: "nord-1", keys: keys).get()
    let refused = try gateway.erase(moved)
    #expect(refused.refusedBy?.contains("rgpd.effacement-reserve") == true)
    #expect(try gateway.etat(moved) == .reorientee)
  }

  @Test(arguments: [
    ("nord-1", MotifEffacement.erreur), ("intervenant-2", .erreur), ("admin", .transmissionIllicite),
    ("intervenant", .transmissionIllicite), ("auditeur", .erreur), ("dpo", .erreur), ("dpo", .demandeDeLaPersonne),
    ("dpo", .echeanceConservation),
  ])
  func `nobody else erases, nor for another reason, and the attempt is journaled`(
    name: String, motif: MotifEffacement
  ) throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let refused = try gateway.erase(reference, motif, by: name)
    #expect(refused.refusedBy?.isEmpty == false && refused.articles.contains("RGPD"))
    #expect(try gateway.etat(reference) == .transmise)
    #expect(try gateway.journal(.effacement).map { $0["decision"] } == ["refusee"])
  }

  @Test func `past its duration the DPO erases it, once the Archives agree when a departement has it`() throws {
    let gateway = try TestGateway()
    let (ours, theirs) = (
      try gateway.transmitted(), try gateway.transmitted(.fiche.with("circuit", "partenaire").to("bailleur"))
    )
    var desk = gateway.gateway.erase.desk
    desk.conservation = ReglesDesFiches(moisSansSuite: 2)
    let (erase, open, dpo) = (EraseFiche(desk: desk), OpenFiche(desk: desk), try gateway.agent("dpo"))
    func expire(_ reference: Reference) throws -> Outcome<StepAnswer> {
      try outcome { erase(reference, .echeanceConservation, by: dpo, completion: $0) }
    }
    gateway.clock.advance(by: 55 * 86_400)
    #expect(try expire(theirs).refusedBy == ["rgpd.effacement-avant-l-echeance"])
    gateway.clock.advance(by: 10 * 86_400)
    let reader = try gateway.agent("intervenant")
    let opening = try outcome { open(theirs, by: reader, completion: $0) }
    #expect(opening.refusedBy == ["rgpd.conservation-echue"])
    #expect(try expire(ours).refusedBy == ["rgpd.visa-des-archives"])
    _ = try expire(theirs).get()
    #expect(try gateway.etat(theirs) == .effacee && gateway.etat(ours) == .transmise)
  }

  @Test func `the evidence of an erasure says what it cannot reach`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.erase(reference).get()
    let steps = try gateway.steps(reference)
    #expect(steps.map(\.event) == ["transmission", "effacement"])
    for step in steps {
      let (_, statement) = try gateway.verified(try gateway.evidence(step.leaf, of: reference, by: "intervenant").get())
      #expect(statement.event.code == step.event && statement.body == .joined)
      if step.event == "effacement" {
        #expect(statement.event.erds == [] && statement.event.sentence?.contains("hors de son atteinte") == true)
      }
    }
  }

  @Test func `an honest restore erases again`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let secrets = try gateway.secrets(of: reference)
    let place = try PutBack(gateway)
    _ = try gateway.erase(reference).get()
    let outcome = try place.reopen(place.plan())
    #expect(outcome.replayed == [.effacement: 1] && outcome.unreplayed.isEmpty)
    let database = try place.served()
    #expect(try database.read { try $0.fiche(reference)?.etat.nature } == .effacee)
    #expect(try database.read { try $0.envelopes(of: reference) }.isEmpty)
    let event = try ReadEvent(#require(try database.read { try $0.journal.bodies(0..<1) }[0]))
    #expect(event[.effacements] == 1)
    database.close()
    #expect(try TestGateway.found(secrets, under: gateway.root.appending(path: "copie")) == 0)
  }
}
