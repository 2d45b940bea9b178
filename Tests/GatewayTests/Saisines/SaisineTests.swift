import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

struct SaisineTests {
  @Test func `a unit seizes the intervenants on duty, and they alone read it`() throws {
    let gateway = try TestGateway()
    let answer = try gateway.seize().get()
    try gateway.verify(answer.receipt)
    let reference = try Reference(#require(answer.json["reference"]?.string))
    #expect(answer.json["emetteur"] == "commissariat")
    #expect(answer.json["suites"] == [])
    for name in ["intervenant", "intervenant-2", "gardien"] {
      let handed = try gateway.openSaisine(reference, by: name).get()
      guard case .saisine(let message) = try gateway.clear(#require(handed.envelopes.first), with: name) else {
        Issue.record("not a saisine")
        return
      }
      #expect(message.urgence == .prioritaire)
      #expect(message.accord.objetsAccordes == [.contact, .suitesFsi])
    }
    let told = try gateway.database.read { try $0.outbox(dueAt: .distantFuture) }.filter { $0.nature == "saisine" }
    #expect(Set(told.map(\.agent)) == [try gateway.person("intervenant").id, try gateway.person("intervenant-2").id])
  }

  @Test func `nothing of its message is kept in clear, nor journaled`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.seized()
    _ = try gateway.openSaisine(reference, by: "intervenant").get()
    for event in try gateway.journal() {
      #expect(!String(decoding: event.serialized(), as: UTF8.self).contains("Zyxq"))
    }
    gateway.database.foldLog()
    for (name, bytes) in try gateway.files() {
      #expect(Data(bytes).range(of: Data("Zyxq".utf8)) == nil, "the message is in \(name)")
    }
  }

  @Test func `a retry seizes once, and the same key for another saisine is refused`() throws {
    let gateway = try TestGateway()
    let key = IdempotencyKey.random()
    #expect(try gateway.seize(key: key).get().json == gateway.seize(key: key).get().json)
    #expect(try gateway.seize(JSON.saisine.with("urgence", "normale"), key: key).failure == .keyReused)
    #expect(try gateway.journal(.saisine).count == 1)
  }

  @Test(arguments: [("nord-1", "poste"), ("commandant", "poste"), ("gardien", "nord"), ("gardien", "commandement")])
  func `whoever may not, or to whom one may not, is refused, and it is journaled`(name: String, body: String) throws {
    let gateway = try TestGateway()
    let refusing = JSON.saisine.with("destination", .string(body)).with("accord", ["etat": "non-demande"])
    let outcome = try gateway.seize(refusing, by: name)
    #expect(outcome.refusedBy?.isEmpty == false)
    #expect(try gateway.journal(.saisine).map { $0["decision"]?.string } == ["refusee"])
    #expect(try gateway.journal(.saisine).first?["objet"] == nil)
  }

  @Test func `a unit that is not one's own cannot be named, and an agreement about the fiche is not taken here`() throws
  {
    let gateway = try TestGateway()
    #expect(try gateway.seize(JSON.saisine.with("emetteur", "brigade")).failure == .invalid)
    #expect(try gateway.seize(JSON.saisine.with("emetteur", "poste")).failure == .invalid)
    #expect(throws: (any Error).self) {
      try gateway.seize(JSON.saisine.with("accord", .accordDeSuites("donne", ["contact", "transmission"])))
    }
  }

  @Test func `an intervenant who is not of the post, or not on duty, does not open it`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.seized()
    #expect(try gateway.openSaisine(reference, by: "intervenant-3").failure == .notFound)
    // A colleague of the unit knows of it, and holds no key.
    #expect(try gateway.openSaisine(reference, by: "gardien-2").refusedBy == ["fsi.saisine-au-seul-poste-saisi"])
    #expect(try gateway.saisines(by: "gardien-2").references("saisines") == [reference.description])
    #expect(try gateway.saisines(by: "intervenant-3").references("saisines") == [])
  }

  @Test(arguments: ["commandant", "employeur-1", "admin", "auditeur", "dpo", "copil"])
  func `those who have nothing to do with it list none`(name: String) throws {
    let gateway = try TestGateway()
    _ = try gateway.seized()
    #expect(try gateway.saisines(by: name).refusedBy == ["fsi.saisines-aux-seuls-concernes"])
  }

  @Test func `what was lost with a key is given back to the intervenant as a fiche is`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.seized()
    let agent = try gateway.agent("intervenant")
    let saisine = try gateway.gateway.openSaisine.desk.saisineSituation(of: reference, for: agent)
    #expect(saisine.isTheirs)
    let stored = try gateway.stored(reference, .saisine)
    #expect(stored.header.kind == "saisine")
  }
}
