import Cryptography
import Foundation
import JSON
import Journal
import Liaison
import Store
import Testing

@testable import Gateway

struct EvidenceTests {
  @Test func `the author has the evidence of every step, with its body`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    _ = try gateway.acknowledge(reference, by: "nord-1", message: "Reçu, inventé.").get()
    _ = try gateway.giveBack(reference, by: "nord-1", commentaire: "Retour inventé.").get()
    _ = try gateway.close(reference, by: "intervenant").get()
    let expected: [String: [String]] = [
      "transmission": ["SubmissionAcceptance", "ContentConsignment"], "ouverture": ["ContentHandover"],
      "accuse": ["ConsignmentAcceptance"], "retour": ["SubmissionAcceptance", "ContentConsignment"], "cloture": [],
    ]
    let steps = try gateway.steps(reference)
    #expect(steps.map(\.event) == ["transmission", "ouverture", "accuse", "retour", "cloture"])
    for step in steps {
      let (file, statement) = try gateway.verified(
        try gateway.evidence(step.leaf, of: reference, by: "intervenant").get())
      #expect(statement.body == .joined && file.body != nil)
      #expect(statement.event.code == step.event && statement.event.erds == expected[step.event])
      #expect(statement.event.subject == reference.description && statement.event.sentence != nil)
      #expect(statement.event.decision == "permise" && !statement.event.articles.isEmpty)
      #expect(statement.place.leaf == step.leaf && file.receipt.inclusion.index == step.leaf)
      #expect(statement.place.cosigners == [] && statement.place.timestamps == [])
      #expect(statement.event == EvidenceStatement.Event(canonical: try #require(file.body).bytes))
      #expect(
        statement.event.role
          == (step.event == "transmission" || step.event == "cloture" ? "intervenant" : "travailleur-social"))
    }
  }

  @Test func `whoever follows the fiche has the evidence of others' steps without what they rested on`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    let steps = try gateway.steps(reference)
    let (file, statement) = try gateway.verified(try gateway.evidence(steps[0].leaf, of: reference, by: "nord-2").get())
    #expect(file.body == nil && statement.body == .reserved)
    #expect(statement.event.code == "transmission" && statement.event.agent == "intervenant")
    #expect(statement.event.instant != nil && statement.event.role == "intervenant")
    #expect(statement.event.decision == nil && statement.event.articles.isEmpty && statement.event.policySet == nil)
    let own = try gateway.verified(try gateway.evidence(steps[1].leaf, of: reference, by: "nord-1").get())
    #expect(own.file.body != nil && own.statement.event.decision == "permise")
    let other = try gateway.verified(try gateway.evidence(steps[1].leaf, of: reference, by: "nord-2").get())
    #expect(other.file.body == nil && other.statement.event.policies.isEmpty)
  }

  @Test func `what is between the author and the law, an attempt, another fiche's step and no step are unknown`() throws
  {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted(.familleEnDanger)
    _ = try gateway.open(reference, by: "sud-1")
    _ = try gateway.transmitted(.informationPreoccupante, after: reference)
    let other = try gateway.transmitted()
    let steps = try gateway.steps(reference)
    let suite = try #require(steps.first { $0.event == "suite" })
    let attempt = try #require(steps.first { $0.event == "ouverture-refuse" })
    #expect(try gateway.evidence(suite.leaf, of: reference, by: "nord-1").failure == .notFound)
    _ = try gateway.verified(try gateway.evidence(suite.leaf, of: reference, by: "intervenant").get())
    for leaf in [attempt.leaf, try gateway.steps(other)[0].leaf, 0, 999_999, .max] {
      #expect(try gateway.evidence(leaf, of: reference, by: "intervenant").failure == .notFound, "\(leaf)")
    }
  }

  @Test(arguments: ["sud-1", "intervenant-2", "cadre", "commandant", "auditeur"])
  func `nobody else has the evidence of a fiche`(name: String) throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let leaf = try gateway.steps(reference)[0].leaf
    let outcome = try gateway.evidence(leaf, of: reference, by: name)
    #expect(outcome.refusedBy?.isEmpty == false)
    let event = try #require(try gateway.journal(.preuve).last)
    #expect(event["decision"] == "refusee" && event["feuille"]?.integer == Int64(leaf) && event["corps"] == nil)
    #expect(event["objet"]?.string == reference.description)
  }

  @Test func `an auditor has the evidence of any entry, and nobody else by its number`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let size = try gateway.database.read { try $0.journal.size }
    for leaf in 0..<size {
      let (file, statement) = try gateway.verified(try gateway.evidence(leaf, by: "auditeur").get())
      #expect(file.body != nil && statement.event.code != nil)
    }
    #expect(try gateway.evidence(size * 4, by: "auditeur").failure == .notFound)
    for name in ["intervenant", "nord-1", "admin", "cadre"] {
      #expect(try gateway.evidence(0, by: name).refusedBy?.isEmpty == false, "\(name)")
    }
    let traces = try gateway.journal(.preuve)
    #expect(traces.count == Int(size) + 4)
    #expect(traces.contains { $0["objet"]?.string == reference.description && $0["corps"] == true })
    #expect(traces.contains { $0["objet"] == nil && $0["decision"] == "permise" })
  }

  @Test func `a request is an access trace that says which entry, and is no step of the fiche`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let leaf = try gateway.steps(reference)[0].leaf
    _ = try gateway.evidence(leaf, of: reference, by: "nord-1").get()
    let event = try #require(try gateway.journal(.preuve).first)
    #expect(event["objet"]?.string == reference.description && event["agent"] == "nord-1")
    #expect(event["feuille"]?.integer == Int64(leaf) && event["corps"] == false)
    #expect(EventKind.preuve.retention == .access)
    #expect(try gateway.steps(reference).map(\.event) == ["transmission"])
    let written = try gateway.database.read { try $0.journal.bodies(0..<$0.journal.size) }
    #expect(try ReadEvent(#require(written.last ?? nil)).kind == .preuve)
  }

  @Test func `a pruned body is said to be, and the proof stays whole`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let leaf = try gateway.steps(reference)[0].leaf
    try gateway.prune(leaf)
    let (file, statement) = try gateway.verified(try gateway.evidence(leaf, of: reference, by: "intervenant").get())
    #expect(file.body == nil && statement.body == .pruned)
    #expect(statement.event.code == "transmission" && statement.event.agent == "intervenant")
    let audited = try gateway.verified(try gateway.evidence(leaf, by: "auditeur").get())
    #expect(audited.statement.event.code == nil && audited.statement.body == .pruned)
    #expect(audited.statement.place.leaf == leaf)
  }

  @Test func `a checkpoint that was cosigned and timestamped is the one of the file, byte for byte`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let leaf = try gateway.steps(reference)[0].leaf
    let witness = try Cosigner(name: "temoin.test", privateKey: .generate())
    let checkpoint = gateway.database.checkpoint
    let cosigned = try checkpoint.adding([try witness.cosign(checkpoint, at: 1_800_000_000)]).signed
    try gateway.database.writeAndWait { transaction in
      try transaction.keep(cosigned: cosigned)
      try transaction.keep(
        timestamp: [0x30, 3, 2, 1, 0], of: cosigned.claim.size, authority: "tsa.test", at: TestClock.start)
    }
    let later = try gateway.transmitted()
    let (file, statement) = try gateway.verified(try gateway.evidence(leaf, of: reference, by: "intervenant").get())
    #expect(file.receipt.checkpoint == cosigned)
    #expect(statement.place.cosigners == ["temoin.test"] && statement.place.size == cosigned.claim.size)
    #expect(statement.place.timestamps == [.init(authority: "tsa.test", instant: Instants.text(TestClock.start))])
    #expect(file.timestamps == [.init(authority: "tsa.test", token: [0x30, 3, 2, 1, 0])])
    let next = try gateway.verified(
      try gateway.evidence(try gateway.steps(later)[0].leaf, of: later, by: "intervenant").get())
    #expect(next.statement.place.cosigners == [] && next.file.timestamps == [])
  }

  @Test func `a kept checkpoint of another log is passed over`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let leaf = try gateway.steps(reference)[0].leaf
    let former = try LogSigner(origin: "navette.test/ancien", privateKey: .generate())
    let checkpoint = try former.sign(Checkpoint(origin: former.origin, size: leaf + 1, root: SHA256.digest([]))).signed
    try gateway.database.writeAndWait { try $0.keep(cosigned: checkpoint) }
    let (_, statement) = try gateway.verified(try gateway.evidence(leaf, of: reference, by: "intervenant").get())
    #expect(statement.place.origin == gateway.verifier.origin)
  }

  @Test func `no file holds a name, an address or a text`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    _ = try gateway.acknowledge(reference, by: "nord-1", message: "ZYXmessage").get()
    _ = try gateway.giveBack(reference, by: "nord-1", commentaire: "ZYXcommentaire").get()
    for step in try gateway.steps(reference) {
      for name in ["intervenant", "nord-2"] {
        let bytes = try gateway.evidence(step.leaf, of: reference, by: name).get()
        // The members are stored, not compressed: what is in them is in these bytes.
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        #expect(text.contains("attestation de la passerelle"))
        #expect(!text.contains("zyx") && !text.contains("nom de "), "\(step.event)")
      }
    }
  }
}
