import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

struct PerilTests {
  private func raised(_ gateway: TestGateway) throws -> Reference {
    try Reference(#require(gateway.raise().get().json["reference"]?.string))
  }

  @Test func `an avis goes at once, and its justification is owed within a day`() throws {
    let gateway = try TestGateway()
    let answer = try gateway.raise().get()
    #expect(answer.json["etat"] == "emis")
    #expect(answer.json["justificationAvant"]?.string == Instants.text(gateway.clock.now.addingTimeInterval(86_400)))
    #expect(answer.json["obligations"]?.array?.first?["code"] == "justifier-sous-24-h")
    try gateway.verify(answer.receipt)
    let reference = try Reference(#require(answer.json["reference"]?.string))
    let owed = try gateway.database.read { try $0.obligations(about: reference) }
    #expect(owed.map(\.nature) == ["justifier-sous-24-h"])
    #expect(owed.first?.doneOn == nil)
    #expect(owed.first?.due == gateway.clock.now.addingTimeInterval(86_400))
  }

  @Test func `the unit that can act opens it, and nobody else`() throws {
    let gateway = try TestGateway()
    let reference = try raised(gateway)
    let handed = try gateway.openAvis(reference, by: "gardien").get()
    guard case .avisDePeril(let avis) = try gateway.clear(#require(handed.envelopes.first), with: "gardien") else {
      Issue.record("not an avis")
      return
    }
    #expect(avis.alinea == .second)
    try gateway.verify(handed.receipt)
    for name in ["commandant", "nord-1", "cadre", "admin", "intervenant-2"] {
      let outcome = try gateway.openAvis(reference, by: name)
      #expect(outcome.refusedBy?.contains("peril.contenu-aux-seuls-destinataires") == true)
      #expect(outcome.articles.contains("226-13"))
    }
  }

  @Test(arguments: ["bailleur", "nord", "prefecture"])
  func `an avis to who cannot act is refused, and told to whom it goes`(body: String) throws {
    let gateway = try TestGateway()
    let outcome = try gateway.raise(to: body)
    #expect(outcome.refusedBy == ["peril.qui-peut-agir"])
    #expect(try gateway.journal(.avisDePeril).first?["decision"] == "refusee")
  }

  @Test func `a retry sends it once`() throws {
    let gateway = try TestGateway()
    let key = IdempotencyKey.random()
    #expect(try gateway.raise(key: key).get().json == gateway.raise(key: key).get().json)
    #expect(try gateway.journal(.avisDePeril).count == 1)
  }

  @Test func `its author justifies it, a cadre of the circonscription reviews it`() throws {
    let gateway = try TestGateway()
    let reference = try raised(gateway)
    let answer = try gateway.justify(reference).get()
    #expect(answer.json["etat"] == "justifie")
    #expect(try gateway.database.read { try $0.obligations(about: reference) }.first?.doneOn == gateway.clock.now)
    // The cadre reads the justification, and not the message itself.
    let handed = try gateway.openAvis(reference, by: "cadre").get()
    #expect(handed.envelopes.map(\.header.kind) == ["justification"])
    _ = try gateway.clear(handed.envelopes[0], with: "cadre")
    #expect(
      sealingFault { try gateway.clear(gateway.stored(reference, .avisDePeril), with: "cadre") } == .notARecipient)
    // And the police do not read the justification.
    #expect(try gateway.openAvis(reference, by: "gardien").get().envelopes.map(\.header.kind) == ["avis-de-peril"])
    #expect(try gateway.review(reference, by: "cadre").get().json["etat"] == "relu")
    #expect(try gateway.review(reference, by: "cadre").failure == .wrongState)
  }

  @Test func `nobody else justifies, and nothing is justified twice`() throws {
    let gateway = try TestGateway()
    let reference = try raised(gateway)
    for name in ["intervenant-2", "cadre", "gardien"] {
      #expect(
        try gateway.justify(reference, by: name, reviewer: "circo").refusedBy == ["peril.justification-de-l-auteur"])
    }
    _ = try gateway.justify(reference).get()
    #expect(try gateway.justify(reference).failure == .wrongState)
    #expect(try gateway.justify(try raised(gateway), reviewer: "nord").failure == .invalid)
  }

  @Test func `a justification that is late is accepted, and said to be late`() throws {
    let gateway = try TestGateway()
    let reference = try raised(gateway)
    gateway.clock.advance(by: 2 * 86_400)
    _ = try gateway.justify(reference).get()
    #expect(try gateway.database.read { try $0.avis(reference)?.suivi.etat.estEnRetard(at: TestClock.start) } == true)
  }

  @Test func `nobody reviews their own, nor for another circonscription, nor before the justification`() throws {
    let gateway = try TestGateway()
    let reference = try raised(gateway)
    #expect(try gateway.review(reference, by: "cadre").refusedBy == ["peril.relecture-par-un-cadre"])
    _ = try gateway.justify(reference).get()
    for name in ["cadre-2", "intervenant", "auditeur", "nord-1"] {
      #expect(try gateway.review(reference, by: name).refusedBy?.contains("peril.relecture-par-un-cadre") == true)
    }
    let own = try Reference(#require(gateway.raise(by: "cadre").get().json["reference"]?.string))
    #expect(try gateway.justify(own, by: "cadre", reviewer: "circo-2").get().json["etat"] == "justifie")
    #expect(try gateway.review(own, by: "cadre").refusedBy?.contains("peril.pas-le-sien") == true)
    #expect(try gateway.review(own, by: "cadre-2").get().json["etat"] == "relu")
  }

  @Test func `each lists the avis that they sent, received or review`() throws {
    let gateway = try TestGateway()
    let reference = try raised(gateway)
    func listed(_ name: String) throws -> [String] { try gateway.listAvis(by: name).references("avis") }
    #expect(try listed("intervenant") == [reference.description])
    #expect(try listed("gardien") == [reference.description])
    #expect(try listed("cadre") == [])
    _ = try gateway.justify(reference).get()
    #expect(try listed("cadre") == [reference.description])
    // Once reviewed, it can still be read by who reviewed it.
    _ = try gateway.review(reference).get()
    #expect(try listed("cadre") == [reference.description])
    #expect(try listed("cadre-2") == [])
    #expect(try listed("intervenant-2") == [])
  }
}
