import Foundation
import JSON
import Liaison
import Store
import Testing

@testable import Gateway

/// The person withdraws the agreement that a fiche rests on.
struct WithdrawTests {
  private func withdraw(
    _ gateway: TestGateway, _ reference: Reference, by name: String = "intervenant", par: AuteurAccord = .personne
  ) throws -> Outcome<StepAnswer> {
    let agent = try gateway.agent(name)
    return try outcome { gateway.gateway.withdraw(reference, par: par, by: agent, completion: $0) }
  }

  private func decide(
    _ gateway: TestGateway, _ reference: Reference, _ issue: IssueOpposition, _ motif: MotifMaintien? = nil,
    by name: String = "nord-1"
  ) throws -> Outcome<StepAnswer> {
    let agent = try gateway.agent(name)
    let reponse = ReponseOpposition(issue: issue, motif: motif)
    return try outcome { gateway.gateway.decideObjection(reference, reponse, by: agent, completion: $0) }
  }

  private func timeline(_ gateway: TestGateway, _ reference: Reference, by name: String) throws -> JSONObject {
    let agent = try gateway.agent(name)
    return try outcome { gateway.gateway.follow.timeline(of: reference, by: agent, completion: $0) }.get().json
  }

  /// Who holds a key to the fiche itself.
  private func holders(_ gateway: TestGateway, _ reference: Reference) throws -> Set<String> {
    try gateway.database.read { transaction in
      let envelope = try #require(try transaction.envelope(EnvelopeReference(reference, .fiche)))
      return Set(try transaction.keys(to: envelope.id).compactMap { $0.holder.agent?.description })
    }
  }

  @Test(arguments: ["intervenant", "nord-1"])
  func `nobody opened it: it is served to nobody any more, and its author keeps it`(name: String) throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    #expect(try holders(gateway, reference).count > 1)
    let answer = try withdraw(gateway, reference, by: name).get()
    try gateway.verify(answer.receipt)
    #expect(answer.json["etat"] == "rappelee" && answer.json["opposition"] == false)
    #expect(try holders(gateway, reference) == ["intervenant"])
    #expect(try gateway.open(reference, by: "nord-1").refusedBy?.contains("orientation.accord-retire") == false)
    #expect(try gateway.open(reference, by: "nord-1").refusedBy == ["socle.fiche-pas-servie"])
    let told = try #require(try gateway.journal(.retraitAccord).last)
    #expect(told["quoi"] == "plus-servie" && told["interlocuteur"] == "personne")
    let adhesion = try timeline(gateway, reference, by: "intervenant")["adhesion"]
    #expect(adhesion?["etat"] == "retire" && adhesion?["objets"] == [] && adhesion?["lectures"] == [])
    #expect(adhesion?["recuePar"]?.string == name && adhesion?["opposition"] == nil)
    // Nothing is owed: nobody has it.
    #expect(try gateway.database.read { try $0.obligations(about: reference) }.isEmpty)
  }

  @Test func `somebody took charge: it is an objection, whose answer is owed within a month`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-2").get()
    _ = try gateway.open(reference, by: "nord-1").get()
    _ = try gateway.acknowledge(reference, by: "nord-1").get()
    let answer = try withdraw(gateway, reference).get()
    #expect(answer.json["etat"] == "accusee" && answer.json["opposition"] == true)
    // Both had read it, and nobody else on duty keeps a key.
    #expect(try holders(gateway, reference) == ["intervenant", "nord-1", "nord-2"])
    let owed = try #require(try gateway.database.read { try $0.obligations(about: reference) }.first)
    #expect(owed.nature == "repondre-a-l-opposition" && owed.debiteur.description == "nord-1")
    let days = owed.due.timeIntervalSince(gateway.clock.now) / 86_400
    #expect(days > 27 && days < 32)
    let shown = try timeline(gateway, reference, by: "nord-1")
    #expect(shown["obligations"]?[0]?["articles"]?.string?.contains("21.1") == true)
    #expect(shown["actes"]?.array?.contains("decider") == true && shown["adhesion"]?["lectures"] == nil)
    let author = try timeline(gateway, reference, by: "intervenant")["adhesion"]
    #expect(author?["opposition"] == "attendue")
    #expect(author?["lectures"]?.array?.map { $0["agent"] } == ["nord-2", "nord-1"])
    // Nobody else is sent it.
    let keys = try gateway.rewrap(reference, by: "nord-1", for: gateway.recipients(of: "est", by: "nord-1"))
    #expect(
      try gateway.reroute(reference, to: "est", by: "nord-1", keys: keys).refusedBy
        == ["orientation.accord-retire-plus-de-diffusion"])
  }

  @Test func `those on duty who had not opened it lose their key, and who had keeps it`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    let answer = try withdraw(gateway, reference).get()
    #expect(answer.json["clesSupprimees"] == 1)
    #expect(try holders(gateway, reference) == ["intervenant", "nord-1"])
    #expect(try gateway.open(reference, by: "nord-2").failure == .notFound)
    _ = try gateway.open(reference, by: "nord-1").get()
  }

  @Test func `the body stops: nobody there is served it any more, and the DPO may erase it`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(.fiche.with("circuit", "partenaire").to("victimes"))
    _ = try gateway.open(reference, by: "juriste").get()
    #expect(try gateway.erase(reference, .opposition, by: "dpo").refusedBy?.isEmpty == false)
    _ = try withdraw(gateway, reference, by: "juriste").get()
    #expect(
      try gateway.erase(reference, .opposition, by: "dpo").refusedBy == ["rgpd.effacement-sur-demande-verifiee"])
    let answer = try decide(gateway, reference, .arretee, by: "juriste").get()
    #expect(answer.json["etat"] == "rappelee" && answer.json["motif"] == "accord-retire")
    #expect(try holders(gateway, reference) == ["intervenant"])
    #expect(try gateway.database.read { try $0.obligations(about: reference) }.allSatisfy { $0.answer == "arretee" })
    #expect(try decide(gateway, reference, .arretee, by: "juriste").failure == .wrongState)
    _ = try gateway.erase(reference, .opposition, by: "dpo").get()
    #expect(try gateway.database.read { try $0.withdrawal(of: reference) } == nil)
    #expect(try timeline(gateway, reference, by: "intervenant")["adhesion"] == nil)
  }

  @Test func `the body maintains for a reason in a code, and goes on`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    _ = try gateway.acknowledge(reference, by: "nord-1").get()
    _ = try withdraw(gateway, reference).get()
    #expect(try decide(gateway, reference, .maintenue).refusedBy == ["adhesion.maintien-motive"])
    #expect(
      try decide(gateway, reference, .arretee, by: "intervenant").refusedBy == ["adhesion.opposition-a-l-organisme"])
    #expect(try decide(gateway, reference, .maintenue, .protectionMineur).get().json["etat"] == "accusee")
    let told = try #require(try gateway.journal(.opposition).last)
    #expect(told["issue"] == "maintenue" && told["motif"] == "protection-mineur" && told["clesSupprimees"] == 0)
    _ = try gateway.giveBack(reference, by: "nord-1").get()
    #expect(try timeline(gateway, reference, by: "nord-1")["adhesion"]?["motifMaintien"] == "protection-mineur")
  }

  @Test func `what rests on the law has no agreement to withdraw, and its article says what remains`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(.informationPreoccupante)
    for name in ["intervenant", "crip-1"] {
      let refused = try withdraw(gateway, reference, by: name)
      #expect(refused.refusedBy == ["adhesion.fondee-sur-la-loi"] && refused.articles.contains("21.1"))
    }
    #expect(try timeline(gateway, reference, by: "intervenant")["adhesion"] == nil)
    #expect(try gateway.open(reference, by: "crip-1").refusedBy == nil)
  }

  @Test(arguments: ["sud-1", "intervenant-2", "cadre", "dpo", "admin", "nord-repos"])
  func `nobody else withdraws for the person`(name: String) throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    #expect(try withdraw(gateway, reference, by: name).refusedBy == ["adhesion.retirer-par-qui"])
    #expect(try gateway.etat(reference) == .transmise)
  }

  @Test func `an agreement is withdrawn once`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    _ = try withdraw(gateway, reference).get()
    #expect(try withdraw(gateway, reference).refusedBy == ["adhesion.deja-retiree"])
    #expect(try decide(gateway, try gateway.transmitted(), .arretee).refusedBy == ["adhesion.sans-opposition"])
  }

  @Test func `an honest restore withdraws and stops again`() throws {
    let gateway = try TestGateway()
    let (unopened, opened, stopped) = (
      try gateway.transmitted(), try gateway.transmitted(), try gateway.transmitted()
    )
    for reference in [opened, stopped] { _ = try gateway.open(reference, by: "nord-1").get() }
    let place = try PutBack(gateway)
    for reference in [unopened, opened, stopped] { _ = try withdraw(gateway, reference).get() }
    _ = try decide(gateway, stopped, .arretee).get()
    let outcome = try place.reopen(place.plan())
    #expect(outcome.replayed == [.retraitAccord: 3, .opposition: 1] && outcome.unreplayed.isEmpty)
    let database = try place.served()
    try database.read { (transaction: ReadTransaction) throws in
      for (reference, count, etat) in [
        (unopened, 1, EtatFiche.Nature.rappelee), (opened, 3, .consultee), (stopped, 1, .rappelee),
      ] {
        #expect(try transaction.fiche(reference)?.faits?.accord == .retire)
        #expect(try transaction.fiche(reference)?.etat.nature == etat)
        let envelope = try #require(try transaction.envelopes(of: reference).first)
        #expect(try transaction.keys(to: envelope.id).count == count)
      }
      #expect(try transaction.withdrawal(of: opened)?.isPending == true)
      let first = try #require(try transaction.journal.bodies(0..<1)[0])
      #expect(try ReadEvent(first)[.rappels] == 4)
    }
    database.close()
  }
}
