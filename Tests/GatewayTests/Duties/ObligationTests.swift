import JSON
import Liaison
import Store
import Testing

@testable import Gateway

/// Answering of what is owed.
struct ObligationTests {
  @Test(arguments: ["faite-par-un-autre", "danger-ecarte"])
  func `the author says why a duty is not done, in a code, and is not reminded again`(answer: String) throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(.familleEnDanger)
    let settled = try gateway.settle(reference, AlerteTests.crip, answer).get()
    #expect(settled.json["obligationsDues"] == [])
    try gateway.verify(settled.receipt)
    let owed = try #require(try gateway.obligations(reference).first)
    #expect(owed.answer == answer && owed.doneOn == gateway.clock.now)
    let event = try #require(try gateway.journal(.acquittement).first)
    #expect(event["obligation"]?.string == AlerteTests.crip && event["reponse"]?.string == answer)
    #expect(event["politiques"]?.strings == ["devoir.suites-de-l-auteur"])
    #expect(try gateway.owed().get().json["obligations"] == [])
    // Nor by what follows.
    let second = try gateway.transmitted(.familleEnDanger, after: reference)
    #expect(try gateway.obligations(second).isEmpty)
  }

  @Test func `a formality is answered alike, and what else is owed stays`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(
      JSON.informationPreoccupante.with("faits/parents", "a-informer").with("faits/imminence", "imminente"))
    #expect(Set(try gateway.obligations(reference).map(\.nature)) == ["informer-les-parents", "aviser-du-peril"])
    let settled = try gateway.settle(reference, "informer-les-parents").get()
    #expect(settled.json.codes("obligationsDues") == ["aviser-du-peril"])
    #expect(try gateway.owed().get().json.codes("obligations") == ["aviser-du-peril"])
  }

  @Test(arguments: ["intervenant-2", "nord-1", "cadre", "admin"])
  func `nobody answers for somebody else`(name: String) throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(.familleEnDanger)
    let outcome = try gateway.settle(reference, AlerteTests.crip, by: name)
    #expect(outcome.refusedBy?.contains("devoir.suites-de-l-auteur-seul") == true)
    #expect(outcome.articles.contains("226-13"))
    #expect(try gateway.journal(.acquittement).first?["decision"] == "refusee")
    #expect(try gateway.obligations(reference).map(\.doneOn) == [nil])
  }

  @Test func `what is not owed, or was answered already, is refused`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(.familleEnDanger)
    for code in ["informer-les-parents", "", "TRANSMETTRE-A-LA-CRIP"] {
      #expect(try gateway.settle(reference, code).failure == .invalid)
    }
    _ = try gateway.settle(reference, AlerteTests.crip).get()
    #expect(try gateway.settle(reference, AlerteTests.crip, "danger-ecarte").failure == .wrongState)
    #expect(try gateway.obligations(reference).map(\.answer) == ["faite"])
    #expect(try gateway.settle(Reference(.ficheNavette, year: 2026), AlerteTests.crip).failure == .notFound)
    #expect(throws: LiaisonError.self) { try ReponseObligation(code: "Parce que.") }
  }

  @Test(arguments: ["commandant", "admin", "auditeur"])
  func `those who neither send nor receive have nothing to list`(name: String) throws {
    let gateway = try TestGateway()
    #expect(try gateway.owed(by: name).refusedBy == ["socle.sans-boite"])
  }
}
