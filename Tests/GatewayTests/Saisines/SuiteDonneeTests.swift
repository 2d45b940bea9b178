import Foundation
import JSON
import Liaison
import Store
import Testing

@testable import Gateway

struct SuiteDonneeTests {
  private func codes(_ gateway: TestGateway, _ reference: Reference, by name: String = "gardien") throws -> [String] {
    (try gateway.seen(reference, by: name)["suites"]?.array ?? []).compactMap { $0["code"]?.string }
  }

  @Test func `with the agreement taken at the saisine, the unit learns each code, in order, and no word`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.seized()
    let told: [CodeDeSuite] = [
      .contactImpossible, .priseDeContact, .priseEnCharge, .orientationFaite, .situationAggravee, .aideRefusee,
      .cloturee,
    ]
    for code in told { try gateway.verify(gateway.answer(reference, code).get().receipt) }
    #expect(Set(told) == Set(CodeDeSuite.allCases))
    #expect(try codes(gateway, reference) == told.map(\.code))
    #expect(try codes(gateway, reference, by: "gardien-2") == told.map(\.code))
    #expect(try gateway.seen(reference, by: "gardien")["etat"] == "cloturee")
    #expect(try gateway.journal(.suiteDonnee).compactMap { $0["reponse"]?.string } == told.map(\.code))
    let sent = try gateway.database.read { try $0.outbox(dueAt: .distantFuture) }.filter { $0.nature == "suite-donnee" }
    #expect(Set(sent.map(\.agent)) == [try gateway.person("gardien").id])
  }

  @Test(arguments: [
    JSON.accordDeSuites("donne", ["contact"]), .accordDeSuites("refuse"), ["etat": "non-demande"],
    ["etat": "impossible", "motif": "danger-immediat", "le": "2026-03-01"],
  ])
  func `without it, only the neutral closing is told`(accord: JSON) throws {
    let gateway = try TestGateway()
    let reference = try gateway.seized(JSON.saisine.with("accord", accord))
    for code in CodeDeSuite.all where code != .cloturee {
      #expect(try gateway.answer(reference, code).refusedBy == ["fsi.suites-sans-accord"])
    }
    #expect(try codes(gateway, reference) == [])
    _ = try gateway.answer(reference, .cloturee).get()
    #expect(try codes(gateway, reference) == ["cloturee"])
  }

  @Test func `the agreement may be taken later, and withdrawn, and the unit sees neither`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.seized(JSON.saisine.with("accord", ["etat": "non-demande"]))
    let before = try gateway.seen(reference, by: "gardien")["accord"]
    _ = try gateway.answer(reference, .priseDeContact, accord: .accordDeSuites()).get()
    // What was said last holds.
    _ = try gateway.answer(reference, .priseEnCharge).get()
    #expect(
      try gateway.answer(reference, .aideRefusee, accord: .accordDeSuites("retire")).refusedBy
        == ["fsi.suites-sans-accord"])
    _ = try gateway.answer(reference, .cloturee, accord: .accordDeSuites("retire")).get()
    let seen = try gateway.seen(reference, by: "gardien")
    #expect(seen["accord"] == before)
    #expect(seen["accordRecueilli"] == nil)
    #expect(try gateway.seen(reference, by: "intervenant")["accordRecueilli"]?["etat"] == "retire")
    #expect(try codes(gateway, reference) == ["prise-de-contact", "prise-en-charge", "cloturee"])
  }

  @Test func `nothing is told after the closing`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.seized()
    _ = try gateway.answer(reference, .cloturee).get()
    for code in [CodeDeSuite.cloturee, .situationAggravee] {
      #expect(try gateway.answer(reference, code).failure == .wrongState)
    }
  }

  @Test func `only the post that was seized answers`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.seized()
    for name in ["intervenant-3", "nord-1", "gendarme", "commandant", "dpo"] {
      #expect(try gateway.answer(reference, .cloturee, by: name).failure == .notFound, "\(name)")
    }
    #expect(try gateway.answer(reference, .cloturee, by: "gardien").refusedBy == ["fsi.suites-par-l-intervenant"])
    #expect(try codes(gateway, reference) == [])
  }

  @Test func `a service that is no unit gets no code`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.seized(JSON.saisine.with("origine", "secteur"), by: "nord-1")
    #expect(try gateway.answer(reference, .cloturee).refusedBy == ["fsi.suites-a-l-unite-qui-a-saisi"])
  }
}
