import Foundation
import JSON
import Journal
import Liaison
import Testing

@testable import Gateway

/// Whoever said that somebody was in danger can prove it: when, to whom, and that it was read.
struct AvisEvidenceTests {
  @Test func `the author of an avis has the evidence of every step, and others of its sending and their own`() throws {
    let gateway = try TestGateway()
    let reference = try Reference(#require(gateway.raise().get().json["reference"]?.string))
    _ = try gateway.openAvis(reference, by: "gardien").get()
    _ = try gateway.justify(reference).get()
    _ = try gateway.review(reference).get()
    let steps = try gateway.steps(reference)
    #expect(steps.map(\.event) == ["avis-de-peril", "ouverture-avis", "justification", "relecture"])
    for step in steps {
      let (file, statement) = try gateway.verified(
        try gateway.avisEvidence(step.leaf, of: reference, by: "intervenant").get())
      #expect(file.body != nil && statement.body == .joined)
      #expect(statement.event.code == step.event && statement.event.subject == reference.description)
      #expect(statement.event.sentence != nil && statement.event.decision == "permise")
    }
    // Who can act: its sending, without what it rested on, and their own reading, whole.
    let sending = try gateway.verified(try gateway.avisEvidence(steps[0].leaf, of: reference, by: "gardien").get())
    #expect(sending.file.body == nil && sending.statement.body == .reserved)
    #expect(sending.statement.event.decision == nil && sending.statement.event.articles.isEmpty)
    let reading = try gateway.verified(try gateway.avisEvidence(steps[1].leaf, of: reference, by: "gardien").get())
    #expect(reading.file.body != nil)
    for leaf in [steps[2].leaf, steps[3].leaf] {
      #expect(try gateway.avisEvidence(leaf, of: reference, by: "gardien").failure == .notFound)
    }
    // The cadre who reviewed it: not who read it.
    #expect(try gateway.avisEvidence(steps[3].leaf, of: reference, by: "cadre").get().count > 0)
    #expect(try gateway.avisEvidence(steps[1].leaf, of: reference, by: "cadre").failure == .notFound)
    let told = try gateway.stepsOfAvis(reference, by: "gardien").get().json["evenements"]?.array ?? []
    #expect(told.map { $0["evenement"] } == ["avis-de-peril", "ouverture-avis"])
  }

  @Test func `what was said aloud is proven to its author alone`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.recorded()
    _ = try gateway.justify(reference).get()
    let steps = try gateway.steps(reference)
    #expect(steps.first?.event == "transmission-orale")
    let leaf = try #require(steps.first).leaf
    let (_, statement) = try gateway.verified(try gateway.avisEvidence(leaf, of: reference, by: "intervenant").get())
    #expect(statement.event.subject == reference.description)
    #expect(try gateway.stepsOfAvis(reference, by: "intervenant").get().json["evenements"]?.array?.count == steps.count)
    for name in ["cadre", "intervenant-2", "gardien", "nord-1", "auditeur"] {
      #expect(try gateway.avisEvidence(leaf, of: reference, by: name).isRefusedOrUnknown, "\(name)")
      #expect(try gateway.stepsOfAvis(reference, by: name).isRefusedOrUnknown, "\(name)")
    }
  }

  @Test(arguments: ["intervenant-2", "nord-1", "commandant", "admin", "auditeur"])
  func `who may not list an avis learns nothing of it`(name: String) throws {
    let gateway = try TestGateway()
    let reference = try Reference(#require(gateway.raise().get().json["reference"]?.string))
    let leaf = try #require(gateway.steps(reference).first).leaf
    #expect(try gateway.avisEvidence(leaf, of: reference, by: name).isRefusedOrUnknown)
    #expect(try gateway.stepsOfAvis(reference, by: name).isRefusedOrUnknown)
    // A fiche is no avis, and the other way round.
    let fiche = try gateway.transmitted()
    #expect(try gateway.avisEvidence(leaf, of: fiche, by: "intervenant").failure == .notFound)
    #expect(try gateway.evidence(leaf, of: reference, by: "intervenant").failure == .notFound)
  }

  @Test func `each request leaves its trace`() throws {
    let gateway = try TestGateway()
    let reference = try Reference(#require(gateway.raise().get().json["reference"]?.string))
    let leaf = try #require(gateway.steps(reference).first).leaf
    _ = try gateway.avisEvidence(leaf, of: reference, by: "intervenant").get()
    let event = try #require(try gateway.journal(.preuve).last)
    #expect(event["objet"]?.string == reference.description && event["feuille"]?.integer == Int64(leaf))
    #expect(event["corps"] == true && event["agent"] == "intervenant")
    _ = try gateway.stepsOfAvis(reference, by: "intervenant").get()
    #expect(try gateway.journal(.listeAvis).last?["nombre"]?.integer == 1)
  }
}

extension TestGateway {
  /// Asks for the evidence of a step of an avis, as somebody.
  fileprivate func avisEvidence(_ leaf: UInt64, of reference: Reference, by name: String) throws -> Outcome<[UInt8]> {
    let agent = try agent(name)
    return try outcome { gateway.evidence.step(leaf, ofAvis: reference, by: agent, completion: $0) }
  }

  fileprivate func stepsOfAvis(_ reference: Reference, by name: String) throws -> Outcome<ReadAnswer> {
    let agent = try agent(name)
    return try outcome { gateway.followAvis(of: reference, by: agent, completion: $0) }
  }
}

extension Outcome {
  /// Whether nothing was told.
  fileprivate var isRefusedOrUnknown: Bool { refusedBy?.isEmpty == false || failure == .notFound }
}
