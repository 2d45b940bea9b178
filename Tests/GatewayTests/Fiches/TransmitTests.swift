import Cryptography
import Foundation
import JSON
import Law
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

struct TransmitTests {
  @Test func `the sealed fiche opens with the key of its author and of each worker on duty`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let sealed = try gateway.stored(reference)
    for name in ["intervenant", "nord-1", "nord-2"] {
      guard case .fiche(let content) = try gateway.clear(sealed, with: name) else {
        Issue.record("not a fiche")
        continue
      }
      #expect(content.fiche.json == JSON.fiche["fiche"])
      #expect(content.auteur.description == "intervenant")
    }
  }

  @Test func `the sealed fiche opens with the recovery key of the circonscription`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let sealed = try gateway.stored(reference)
    let recovery = try #require(try Departement.shared.get().recovery["circo"])
    let content = try gateway.clear(
      sealed.cms, header: sealed.header, certificate: recovery.certificate, key: recovery.key)
    #expect(content.nature == .fiche)
  }

  @Test(arguments: ["nord-repos", "nord-sans", "sud-1", "cadre", "admin", "dpo", "intervenant-2"])
  func `the sealed fiche does not open with the key of anyone else`(name: String) throws {
    let gateway = try TestGateway()
    let sealed = try gateway.stored(try gateway.transmitted())
    #expect(sealingFault { try gateway.clear(sealed, with: name) } == .notARecipient)
  }

  @Test func `the signed header says which fiche, by whom and for whom`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let header = try gateway.stored(reference).header
    #expect(header.reference == reference.description)
    #expect((header.kind, header.version) == ("fiche", 1))
    #expect((header.author, header.destination) == ("intervenant", "nord"))
    #expect(header.previous == nil)
  }

  @Test func `another header than the one asked for is refused by the recipient`() throws {
    let gateway = try TestGateway()
    let (first, second) = (try gateway.stored(gateway.transmitted()), try gateway.stored(gateway.transmitted()))
    #expect(throws: SealingError.self) {
      try gateway.clear(HandedEnvelope(first.record, cms: second.cms), with: "nord-1")
    }
    #expect(throws: SealingError.self) {
      try gateway.clear(HandedEnvelope(second.record, cms: first.cms), with: "nord-1")
    }
  }

  @Test func `the answer says where the fiche went, until when, and proves it`() throws {
    let gateway = try TestGateway()
    let answer = try gateway.transmit().get()
    #expect(answer.json["etat"] == "transmise")
    #expect(answer.json["destination"] == "nord")
    #expect(answer.json["rubriques"]?.strings == ["identite", "coordonnees", "situation", "demande"])
    // Five working days after a Monday: the last instant of the next Monday, in Paris.
    #expect(answer.json["echeances"]?["accuse"] == "2026-11-30T23:00:00Z")
    #expect(answer.receipt.event == "transmission")
    try gateway.verify(answer.receipt)
  }

  @Test func `the journal keeps codes, policies and digests of a transmission`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let event = try #require(try gateway.journal(.transmission).first)
    #expect(event["objet"]?.string == reference.description)
    #expect(event["agent"] == "intervenant")
    #expect(event["question"]?["principal"] == ["id": "intervenant", "type": "Intervenant"])
    #expect(event["decision"] == "permise")
    #expect(event["politiques"]?.strings.contains("orientation.vers-le-secteur") == true)
    #expect(event["articles"]?.strings.contains { $0.contains("L121-1-1") } == true)
    #expect(event["jeu"]?.string == gateway.access.book.digest.hex)
    #expect(event["question"]?["context"]?["faits"]?["accord"] == "donne")
    #expect(
      event.parts == [
        "identite": "ordinaire", "coordonnees": "ordinaire", "situation": "ordinaire", "demande": "ordinaire",
      ])
    #expect(event["parties"]?["refus"] == [])
    let envelope = try #require(
      try gateway.database.read { try $0.envelope(EnvelopeReference(reference, .fiche)) })
    #expect(event["empreinte"]?.string == envelope.digest.hex)
    // The author, two on duty, the recovery key.
    #expect(event["cles"]?.array?.count == 4)
  }

  @Test func `the people on duty are told that something awaits them, the author is not`() throws {
    let gateway = try TestGateway()
    _ = try gateway.transmitted()
    let messages = try gateway.database.read { try $0.outbox(dueAt: gateway.clock.now) }
    #expect(Set(messages.map(\.agent.description)) == ["nord-1", "nord-2"])
  }

  // MARK: Refusals

  @Test(arguments: [
    ("refuse", "orientation.sans-accord"), ("non-demande", "orientation.sans-accord"),
    ("retire", "orientation.sans-accord"),
  ])
  func `without the person's agreement nothing goes, and the refusal is in the journal`(
    etat: String, policy: String
  ) throws {
    let gateway = try TestGateway()
    let accord: JSON? =
      etat == "non-demande" ? nil : JSON.fiche["accord"]?.with("etat", .string(etat))
    let body = JSON.fiche.with("accord", accord).with("faits/accord", .string(etat)).with("faits/objetsAccord", nil)
    let outcome = try gateway.transmit(body)
    #expect(outcome.refusedBy?.contains(policy) == true)
    #expect(outcome.articles.contains("226-13"))
    let event = try #require(try gateway.journal(.transmission).first)
    #expect(event["decision"] == "refusee")
    #expect(event["politiques"]?.strings.contains(policy) == true)
    #expect(event["articles"]?.strings.contains { $0.contains("226-13") } == true)
    #expect(event["question"]?["context"]?["faits"]?["accord"]?.string == etat)
    #expect(event.parts["situation"] == "ordinaire")
    let text = String(decoding: event.serialized(), as: UTF8.self)
    #expect(!text.lowercased().contains("zyx"))
    #expect(
      try gateway.database.read { try $0.sent(by: AgentID("intervenant"), after: nil, limit: 10) }.elements.isEmpty)
  }

  @Test func `a health section is refused to a landlord, and withheld when minimising`() throws {
    let gateway = try TestGateway()
    let body = JSON.fiche.with("circuit", "partenaire").to("bailleur").with("fiche/sante", ["elements": "Zyxsante."])
    // Nobody is on duty at the landlord's for lack of members: the law speaks first.
    let refused = try gateway.transmit(body)
    #expect(refused.refusedBy?.contains("minimisation.sante-destinataire-non-habilite") == true)
    #expect(refused.articles.contains("art. 9"))

    let answer = try gateway.transmit(body, minimise: true).get()
    #expect(answer.json["rubriques"]?.strings.contains("sante") == false)
    #expect(answer.json["retenues"]?.array?.first?["rubrique"] == "sante")
    let reference = try Reference(#require(answer.json["reference"]?.string))
    guard case .fiche(let content) = try gateway.clear(gateway.stored(reference), with: "gestionnaire") else {
      Issue.record("not a fiche")
      return
    }
    #expect(content.fiche.sante == nil)
    #expect(content.fiche.situation != nil)
    let event = try #require(try gateway.journal(.transmission).last)
    // What was withheld is in the journal with the policy that says so.
    let place = try #require(event["parties"]?["contextes"]?.array?.firstIndex { $0["section"] == "sante" })
    #expect(event["parties"]?["refus"]?.array?.count == 1)
    #expect(event["parties"]?["refus"]?[0]?["partie"]?.integer == Int64(place))
    #expect(
      event["parties"]?["refus"]?[0]?["politiques"]?.strings.contains("minimisation.sante-destinataire-non-habilite")
        == true)
  }

  @Test func `a body without anyone on duty, or without a recovery key, cannot receive`() throws {
    let gateway = try TestGateway()
    #expect(try gateway.transmit(JSON.fiche.with("circuit", "partenaire").to("sans-personne")).failure == .invalid)
    try gateway.database.writeAndWait { transaction in
      try transaction.put(
        Organisme(
          id: OrganismeID("sans-personne"), nature: .partenaire, nom: "Vide",
          typePartenaire: TypePartenaire(code: "ccas")))
    }
    try gateway.directory.refresh()
    #expect(try gateway.transmit(JSON.fiche.with("circuit", "partenaire").to("sans-personne")).failure == .noRecipient)
    #expect(try gateway.journal(.transmission).isEmpty)
  }

  // MARK: Retries

  @Test func `a retry gets the same fiche and a receipt that verifies`() throws {
    let gateway = try TestGateway()
    let key = IdempotencyKey.random()
    let first = try gateway.transmit(key: key).get()
    _ = try gateway.transmitted()
    let second = try gateway.transmit(key: key).get()
    #expect(first.json == second.json)
    #expect(first.receipt.leaf == second.receipt.leaf)
    #expect(first.receipt.body == second.receipt.body)
    try gateway.verify(second.receipt)
    #expect(try gateway.journal(.transmission).count == 2)
  }

  @Test func `the same key with another body, or by someone else, is refused`() throws {
    let gateway = try TestGateway()
    let key = IdempotencyKey.random()
    _ = try gateway.transmit(key: key).get()
    let other = JSON.fiche.with("urgence", "immediate")
    #expect(try gateway.transmit(other, key: key).failure == .keyReused)
    #expect(try gateway.transmit(by: "intervenant-2", key: key).failure == .keyReused)
    #expect(try gateway.journal(.transmission).count == 1)
  }

  @Test func `concurrent retries give one fiche`() throws {
    let gateway = try TestGateway()
    let key = IdempotencyKey.random()
    let answers = Shared<[String]>([])
    let (agent, done) = (try gateway.agent("intervenant"), DispatchSemaphore(value: 0))
    let transmission = try Transmission(JSONReader(JSON.fiche), today: gateway.today)
    let copies = 12
    for _ in 0..<copies {
      gateway.gateway.transmit(
        transmission, minimise: false, by: agent, key: RequestKey(key, request: JSON.fiche.serialized())
      ) { outcome in
        let reference = try? outcome.get().json["reference"]?.string
        answers.change { $0.append(reference ?? "\(outcome)") }
        done.signal()
      }
    }
    for _ in 0..<copies { try #require(done.wait(timeout: .now() + 30) == .success) }
    #expect(answers.current.count == copies)
    #expect(Set(answers.current).count == 1, "\(Set(answers.current))")
    #expect(try gateway.journal(.transmission).count == 1)
  }
}
