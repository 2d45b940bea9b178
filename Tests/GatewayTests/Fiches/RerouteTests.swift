import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

struct RerouteTests {
  @Test func `after a re-routing the new body opens, the former cannot`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    _ = try gateway.open(reference, by: "nord-1").get()
    let before = try gateway.stored(reference)
    let keys = try gateway.rewrap(reference, by: "nord-1", for: gateway.recipients(of: "est", by: "nord-1"))
    let answer = try gateway.reroute(reference, to: "est", by: "nord-1", keys: keys).get()
    #expect(answer.json["etat"] == "reorientee")
    #expect(answer.json["destination"] == "est")
    try gateway.verify(answer.receipt)

    let handed = try gateway.open(reference, by: "est-1").get()
    let envelope = try #require(handed.envelopes.first)
    guard case .fiche(let content) = try gateway.clear(envelope, with: "est-1") else {
      Issue.record("not a fiche")
      return
    }
    #expect(content.fiche.json == JSON.fiche["fiche"])
    // The core never changes, only its keys.
    #expect(envelope.header == before.header)
    for name in ["nord-1", "nord-2"] {
      #expect(try gateway.open(reference, by: name).refusedBy?.contains("socle.autre-organisme") == true)
      #expect(sealingFault { try gateway.clear(gateway.stored(reference), with: name) } == .notARecipient)
    }
    _ = try gateway.clear(gateway.stored(reference), with: "intervenant")
    let recoveries = try Departement.shared.get().recovery
    let (former, new) = (try #require(recoveries["circo"]), try #require(recoveries["circo-2"]))
    let sealed = try gateway.stored(reference)
    _ = try gateway.clear(sealed.cms, header: sealed.header, certificate: new.certificate, key: new.key)
    #expect(
      sealingFault {
        try gateway.clear(sealed.cms, header: sealed.header, certificate: former.certificate, key: former.key)
      } == .notARecipient)
  }

  @Test func `what is said of another reason is read by the author and the new body, and lies nowhere in clear`() throws
  {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let words = "Zyxmotif inventé pour cet essai."
    let keys = try gateway.rewrap(reference, by: "nord-1", for: gateway.recipients(of: "est", by: "nord-1"))
    _ = try gateway.reroute(reference, to: "est", by: "nord-1", keys: keys, precisions: words).get()
    let sealed = try gateway.stored(reference, .reorientation)
    #expect((sealed.header.author, sealed.header.destination) == ("nord-1", "est"))
    #expect(sealed.header.previous == (try gateway.digest(of: gateway.stored(reference))))
    for name in ["intervenant", "est-1"] {
      guard case .reorientation(let read) = try gateway.clear(sealed, with: name) else {
        Issue.record("not a re-routing")
        return
      }
      #expect(read.precisions?.contenu == words && read.motif.code == "autre")
    }
    for name in ["nord-2", "sud-1", "cadre", "admin"] {
      #expect(sealingFault { try gateway.clear(sealed, with: name) } == .notARecipient)
    }
    let recoveries = try Departement.shared.get().recovery
    func opens(_ body: String) throws -> Bool {
      let held = try #require(recoveries[body])
      return sealingFault {
        try gateway.clear(sealed.cms, header: sealed.header, certificate: held.certificate, key: held.key)
      } == nil
    }
    #expect(try opens("circo-2") && !opens("circo"))
    #expect(try gateway.open(reference, by: "est-1").get().envelopes.map(\.header.kind) == ["fiche", "reorientation"])

    let event = try #require(try gateway.journal(.reorientation).first)
    #expect(event["precisions"]?["enveloppe"]?.string == sealed.header.envelope.hex)
    #expect(event["motif"] == "autre" && event["precisions"]?["cles"]?.array?.count == 3)
    for (name, bytes) in try gateway.files() {
      #expect(Data(bytes).range(of: Data("Zyxmotif".utf8)) == nil, "\(name)")
    }
  }

  @Test func `nothing is sealed when nothing is said, and another reason must be said`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let keys = try gateway.rewrap(reference, by: "nord-1", for: gateway.recipients(of: "est", by: "nord-1"))
    _ = try gateway.reroute(reference, to: "est", by: "nord-1", keys: keys).get()
    #expect(try gateway.open(reference, by: "est-1").get().envelopes.map(\.header.kind) == ["fiche"])
    #expect(try gateway.journal(.reorientation).first?["precisions"] == nil)
    for empty in ["", "   "] {
      #expect(throws: (any Error).self) {
        try gateway.reroute(reference, to: "nord", by: "est-1", keys: [], precisions: empty)
      }
    }
  }

  @Test func `the author re-routes before anyone opened, and the shared recovery key stays`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let keys = try gateway.rewrap(reference, by: "intervenant", for: gateway.recipients(of: "sud", by: "intervenant"))
    #expect(keys.count == 1)
    _ = try gateway.reroute(reference, to: "sud", by: "intervenant", keys: keys).get()
    _ = try gateway.clear(#require(gateway.open(reference, by: "sud-1").get().envelopes.first), with: "sud-1")
    let recovery = try #require(try Departement.shared.get().recovery["circo"])
    let sealed = try gateway.stored(reference)
    _ = try gateway.clear(sealed.cms, header: sealed.header, certificate: recovery.certificate, key: recovery.key)
  }

  @Test func `the keys must be exactly those of the new recipients`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let all = try gateway.rewrap(reference, by: "intervenant", for: gateway.recipients(of: "est", by: "intervenant"))
    #expect(all.count == 2)
    let others = try gateway.rewrap(
      reference, by: "intervenant", for: gateway.recipients(of: "crip", by: "intervenant"))
    for wrong in [[], Array(all.prefix(1)), all + others, others, all + all] {
      #expect(try gateway.reroute(reference, to: "est", by: "intervenant", keys: wrong).failure == .invalid)
    }
    #expect(try gateway.etat(reference) == .transmise)
    _ = try gateway.clear(gateway.stored(reference), with: "nord-1")
  }

  @Test func `keys of another envelope are refused`() throws {
    let gateway = try TestGateway()
    let (first, second) = (try gateway.transmitted(), try gateway.transmitted())
    let keys = try gateway.rewrap(second, by: "intervenant", for: gateway.recipients(of: "est", by: "intervenant"))
    #expect(try gateway.reroute(first, to: "est", by: "intervenant", keys: keys).failure == .invalid)
  }

  @Test(arguments: [
    ("crip", "orientation.reorienter"), ("commissariat", "fsi.jamais-une-fiche-reorientee"),
    ("bailleur", "orientation.reorienter"),
  ])
  func `a fiche is not re-routed to a body of another kind`(body: String, policy: String) throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let outcome = try gateway.reroute(reference, to: body, by: "intervenant", keys: [])
    #expect(outcome.refusedBy?.contains(policy) == true)
    #expect(outcome.articles.contains("226-13"))
    #expect(try gateway.journal(.reorientation).first?["decision"] == "refusee")
  }

  @Test func `neither a stranger nor the same destination is accepted`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    #expect(try gateway.reroute(reference, to: "est", by: "sud-1", keys: []).refusedBy != nil)
    #expect(try gateway.reroute(reference, to: "nord", by: "intervenant", keys: []).failure == .invalid)
    #expect(try gateway.reroute(reference, to: "nulle-part", by: "intervenant", keys: []).failure == .invalid)
  }
}
