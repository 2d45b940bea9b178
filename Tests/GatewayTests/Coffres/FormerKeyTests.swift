import Authority
import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

/// What becomes of a key that another replaces, or whose certificate is made anew.
struct FormerKeyTests {
  private func kept(_ gateway: TestGateway, _ name: String) throws -> [String] {
    (try gateway.readCoffre(by: name).get().json["anciens"]?.array ?? []).compactMap { $0["cle"]?.string }
  }

  @Test func `a key that is replaced stays in keeping while a fiche is sealed to it`() throws {
    let gateway = try TestGateway()
    let former = try gateway.keyInForce("nord-1")
    _ = try gateway.deposit(TestGateway.coffre(7), by: "nord-1").get()
    let reference = try gateway.transmitted()
    _ = try gateway.replaceKey(of: "nord-1")
    let read = try gateway.readCoffre(by: "nord-1").get().json
    #expect(try read["coffre"] == TestGateway.coffre().json)
    #expect(try read["anciens"]?[0]?["coffre"] == TestGateway.coffre(7).json)
    #expect(try gateway.gateway.forgetFormerKeys().coffres == 0)
    #expect(try kept(gateway, "nord-1") == [former.hex])
    _ = try gateway.recall(reference, by: "intervenant").get()
    #expect(try gateway.gateway.forgetFormerKeys().coffres == 1)
    #expect(try kept(gateway, "nord-1").isEmpty)
    #expect(try gateway.myself("nord-1")["coffre"] == true)
  }

  @Test func `a key that is replaced stays in keeping while a draft is sealed to it`() throws {
    let gateway = try TestGateway()
    _ = try gateway.deposit(TestGateway.coffre(7), by: "intervenant").get()
    let draft = try BrouillonID.random()
    _ = try gateway.keep(draft, gateway.draft(for: "intervenant")).get()
    _ = try gateway.replaceKey(of: "intervenant")
    #expect(try gateway.gateway.forgetFormerKeys().coffres == 0)
    _ = try gateway.drop(draft).get()
    #expect(try gateway.gateway.forgetFormerKeys().coffres == 1)
    #expect(try kept(gateway, "intervenant").isEmpty)
  }

  @Test func `a former key that nobody was sealed to goes at once, and a colleague's is never handed out`() throws {
    let gateway = try TestGateway()
    _ = try gateway.deposit(TestGateway.coffre(7), by: "nord-1").get()
    _ = try gateway.replaceKey(of: "nord-1")
    #expect(try kept(gateway, "nord-1").count == 1)
    #expect(try gateway.readCoffre(by: "nord-2").failure == .notFound)
    #expect(try gateway.gateway.forgetFormerKeys().coffres == 1)
    #expect(try kept(gateway, "nord-1").isEmpty)
  }

  @Test func `the certificate of a key is made anew, what was sealed opens, and it is attested again`() throws {
    let gateway = try TestGateway()
    let (reference, person) = (try gateway.transmitted(), try gateway.person("nord-1"))
    let answer = try gateway.certify(person.keys.encryption, TestGateway.coffre(), by: "nord-1").get()
    #expect(answer.json["memeCle"] == true && answer.json["remplace"] == true)
    #expect(answer.json["aAttester"]?.strings == ["nord"])
    let certificate = try Certificate(pem: Array(#require(answer.json["certificat"]?.string).utf8))
    let held = (certificate: certificate, key: person.keys.encryption)
    #expect(try gateway.fault(opening: reference, with: held) == nil)
    // The attestation named the former certificate by its digest, and its end: it does not vouch for this one.
    let unattested = try gateway.transmitted()
    #expect(try gateway.fault(opening: unattested, with: held) == .notARecipient)
    try gateway.attest("nord-1", certificate, in: "nord", by: "cadre")
    #expect(try gateway.fault(opening: gateway.transmitted(), with: held) == nil)
    #expect(try kept(gateway, "nord-1").isEmpty)
    #expect(try gateway.replaceKey(of: "nord-2").certificate.publicKey != person.keys.encryption.publicKey)
    #expect(try gateway.journal(.certificationCle).compactMap { $0["memeCle"]?.bool } == [true, false])
  }

  @Test func `five certificates a day are enough, the sixth is refused and changes nothing, tomorrow is another day`()
    throws
  {
    let gateway = try TestGateway()
    for _ in 0..<CertifyKey.dailyLimit { _ = try gateway.replaceKey(of: "nord-1") }
    let (present, lists) = (try gateway.keyInForce("nord-1"), gateway.published.current.count)
    guard case .failed(let error) = try gateway.certify(.generate(), TestGateway.coffre(9), by: "nord-1") else {
      Issue.record("a sixth was certified")
      return
    }
    #expect(error.code == .wrongState && error.message.contains("demain"))
    #expect(try gateway.keyInForce("nord-1") == present && gateway.published.current.count == lists)
    #expect(try gateway.readCoffre(by: "nord-1").get().json["coffre"] == TestGateway.coffre().json)
    _ = try gateway.replaceKey(of: "nord-2")
    gateway.clock.advance(by: 86_399)
    #expect(try gateway.certify(.generate(), TestGateway.coffre(), by: "nord-1").failure == .wrongState)
    gateway.clock.advance(by: 2)
    _ = try gateway.replaceKey(of: "nord-1")
  }

  @Test func `a certificate past its own end leaves the revocation list, and the database`() throws {
    let gateway = try TestGateway()
    let former = try gateway.person("nord-1").certificates.encryption
    _ = try gateway.replaceKey(of: "nord-1")
    let admin = try gateway.agent("admin")
    _ = try outcome { gateway.gateway.revoke(try AgentID("nord-2"), .all[0], by: admin, completion: $0) }.get()
    #expect(gateway.published.current.last?.revoked.count == 3)
    gateway.clock.advance(by: former.notAfter.timeIntervalSince(gateway.clock.now) - 1)
    try gateway.directory.refresh()
    try gateway.gateway.revoke.renewTrust()
    #expect(gateway.published.current.last?.revoked.count == 3)
    #expect(try gateway.gateway.forgetFormerKeys().certificates == 0)
    gateway.clock.advance(by: 2)
    try gateway.directory.refresh()
    try gateway.gateway.revoke.renewTrust()
    #expect(gateway.published.current.last?.revoked.isEmpty == true)
    #expect(try gateway.gateway.forgetFormerKeys().certificates == 1)
    #expect(try gateway.database.read { try $0.replacedEncryptionCertificates() }.isEmpty)
  }

  @Test func `the agent is told of a new key, and whoever vouched for the former`() throws {
    let gateway = try TestGateway()
    _ = try gateway.replaceKey(of: "nord-1")
    let told = try gateway.database.read { try $0.outbox(dueAt: gateway.clock.now) }
      .filter { $0.nature == EventKind.certificationCle.rawValue }.map(\.agent.description)
    #expect(told.sorted() == ["cadre", "nord-1"])
  }
}
