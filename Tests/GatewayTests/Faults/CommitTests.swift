import Authority
import Cryptography
import Foundation
import JSON
import Law
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

/// What changes, or breaks, between a decision and its commit.
struct CommitTests {
  /// Holds the writer, runs a use case up to its queued commit, changes something, then lets the writer go.
  private func betweenDecisionAndCommit<Value>(
    _ gateway: TestGateway, _ start: (@escaping Completion<Value>) throws -> Void,
    change: @escaping @Sendable (WriteTransaction) throws -> Void
  ) throws -> Outcome<Value> {
    let (entered, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    gateway.database.write({ transaction in
      entered.signal()
      guard release.wait(timeout: .now() + 30) == .success else { throw NeverAnswered() }
      release.signal()
      try change(transaction)
    }) { _ in }
    entered.wait()
    // The change commits first: what follows was decided before it.
    return try outcome { completion in
      try start(completion)
      release.signal()
    }
  }

  @Test func `a policy that changes between decision and commit is obeyed`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let agent = try gateway.agent("nord-1")
    let closed = PolicyBook.Source(
      name: "zz.cedar",
      text: """
        @id("essai.ferme") @article("Essai") @force("loi") @motif("Fermé.")
        forbid (principal, action == Action::"ouvrir", resource);
        """)
    let book = try PolicyBook(gateway.access.book.sources + [closed])
    let outcome: Outcome<HandedEnvelopes> = try betweenDecisionAndCommit(
      gateway, { gateway.gateway.open(reference, by: agent, completion: $0) },
      change: { _ in gateway.access.replace(with: book) })
    #expect(outcome.refusedBy == ["essai.ferme"])
    #expect(try gateway.etat(reference) == .transmise)
    #expect(try gateway.journal(.ouverture).map { $0["decision"]?.string } == ["refusee"])
    #expect(try gateway.journal(.ouverture).first?["jeu"]?.string == book.digest.hex)
  }

  @Test func `a membership that ends between decision and commit is obeyed`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    let agent = try gateway.agent("nord-1")
    let outcome: Outcome<StepAnswer> = try betweenDecisionAndCommit(
      gateway, { gateway.gateway.acknowledge(reference, AccuseDeReception(), by: agent, completion: $0) },
      change: { try $0.endMembership(of: AgentID("nord-1"), in: OrganismeID("nord")) })
    #expect(outcome.refusedBy?.contains("socle.autre-organisme") == true)
    #expect(try gateway.etat(reference) == .consultee)
  }

  @Test func `a worker who comes on duty between sealing and commit is sealed to`() throws {
    let gateway = try TestGateway()
    let record = try Departement.shared.get().membership(of: "nord-repos", in: "nord")
    let agent = try gateway.agent("intervenant")
    let transmission = try Transmission(JSONReader(JSON.fiche), today: gateway.today)
    let answer: Outcome<KeptAnswer> = try betweenDecisionAndCommit(
      gateway,
      {
        gateway.gateway.transmit(
          transmission, minimise: false, by: agent, key: RequestKey(.random(), request: []), completion: $0)
      },
      change: { transaction in
        let held = record.membership
        try transaction.put(
          MembershipRecord(
            Membership(
              agent: held.agent, organisme: held.organisme, attestation: held.attestation, dePermanence: true),
            attestation: record.attestation))
      })
    let reference = try Reference(#require(answer.get().json["reference"]?.string))
    _ = try gateway.clear(gateway.stored(reference), with: "nord-repos")
    #expect(try gateway.journal(.transmission).count == 1)
  }

  @Test func `an author whose key changes between sealing and commit is not sealed to under the former`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    _ = try gateway.acknowledge(reference, by: "nord-1").get()
    let (agent, author) = (try gateway.agent("nord-1"), try gateway.person("intervenant").id)
    let new = try gateway.person("intervenant-2").certificates.encryption.der
    let retour = try Retour(
      issue: .prisEnCharge, connuDuDepartement: .oui, connuDeLaCAF: .oui, commentaire: Texte("Commentaire inventé."))
    let outcome: Outcome<StepAnswer> = try betweenDecisionAndCommit(
      gateway, { gateway.gateway.returnFiche(reference, retour, by: agent, completion: $0) },
      change: { try $0.setEncryptionCertificate(new, of: author, at: TestClock.start) })
    _ = try outcome.get()
    let holders = try gateway.database.read { transaction in
      let record = try #require(try transaction.envelope(EnvelopeReference(reference, .retour)))
      return try transaction.keys(to: record.id).map(\.holder)
    }
    #expect(!holders.contains(.agent(author)) && holders.count > 1)
  }

  @Test func `a key that is replaced between a deposit and its commit keeps the new one's place`() throws {
    let gateway = try TestGateway()
    let (agent, former) = (try gateway.agent("nord-1"), try gateway.keyInForce("nord-1"))
    let new = try gateway.person("nord-2").certificates.encryption.der
    let outcome: Outcome<StepAnswer> = try betweenDecisionAndCommit(
      gateway,
      { gateway.gateway.keepCoffre(try TestGateway.coffre(), of: former, by: agent, completion: $0) },
      change: { try $0.setEncryptionCertificate(new, of: agent.id, at: TestClock.start) })
    #expect(outcome.failure == .wrongState)
    #expect(try gateway.database.read { try $0.coffre(of: agent.id) } == nil)
  }

  @Test func `two who answer at once do not both succeed`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    let (first, second) = (try gateway.agent("nord-1"), try gateway.agent("nord-2"))
    let outcomes = Shared<[Outcome<StepAnswer>]>([])
    let done = DispatchSemaphore(value: 0)
    for agent in [first, second] {
      gateway.gateway.acknowledge(reference, AccuseDeReception(), by: agent) { outcome in
        outcomes.change { $0.append(outcome) }
        done.signal()
      }
    }
    for _ in 0..<2 { try #require(done.wait(timeout: .now() + 30) == .success) }
    #expect(outcomes.current.filter { $0.failure == nil && $0.refusedBy == nil }.count == 1)
    #expect(outcomes.current.compactMap(\.failure) == [.wrongState])
    #expect(try gateway.journal(.accuse).count == 1)
  }

  @Test func `a full disk is unavailable, stores nothing, and passes`() throws {
    let faults = SwitchedFaults()
    let gateway = try TestGateway({ $0.faults = faults })
    let before = try gateway.journal().count
    faults.fails.change { $0 = true }
    #expect(try gateway.transmit().failure == .unavailable)
    #expect(try gateway.transmit(JSON.fiche.with("fondement", "cp-434-3")).failure == .unavailable)
    faults.fails.change { $0 = false }
    #expect(try gateway.journal().count == before)
    #expect(
      try gateway.database.read { try $0.sent(by: AgentID("intervenant"), after: nil, limit: 9) }.elements.isEmpty)
    #expect(try gateway.database.read { try $0.outbox(dueAt: gateway.clock.now) }.isEmpty)
    let answer = try gateway.transmit().get()
    try gateway.verify(answer.receipt)
  }

  @Test func `a quota that is reached is unavailable, and what was there remains`() throws {
    let gateway = try TestGateway({ $0.maximumPages = 220 })
    var sent: [Reference] = []
    var failure: GatewayError.Code?
    let large = JSON.fiche.with("fiche/situation/evaluation", .string(String(repeating: "Zyxlong ", count: 480)))
    while failure == nil, sent.count < 400 {
      let outcome = try gateway.transmit(large)
      failure = outcome.failure
      if failure == nil {
        sent.append(try Reference(#require(outcome.get().json["reference"]?.string)))
      }
    }
    #expect(failure == .unavailable)
    #expect(!sent.isEmpty)
    let listed = try gateway.database.read { try $0.sent(by: AgentID("intervenant"), after: nil, limit: 500) }
    #expect(Set(listed.elements.map(\.reference)) == Set(sent))
    #expect(try gateway.journal(.transmission).count == sent.count)
  }
}
