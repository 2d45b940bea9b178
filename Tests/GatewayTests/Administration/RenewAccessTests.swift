import Authority
import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

@testable import Gateway

/// A new certificate to connect with, for somebody who is enrolled already.
struct RenewAccessTests {
  private func renew(
    _ gateway: TestGateway, _ name: String, _ key: P256PrivateKey, by asker: String = "admin",
    request: CertificateRequest? = nil
  ) throws -> Outcome<StepAnswer> {
    let request = try request ?? TestGateway.demande(name, key, usage: .digitalSignature)
    let agent = try gateway.agent(asker)
    return try outcome { gateway.gateway.renewAccess(request, of: try AgentID(name), by: agent, completion: $0) }
  }

  private func certificate(_ answer: StepAnswer) throws -> Certificate {
    try Certificate(pem: Array(#require(answer.json["certificats"]?["authentification"]?.string).utf8))
  }

  @Test func `an agent goes on being who they are with a new certificate, and the former is refused`() throws {
    let gateway = try TestGateway()
    let reference = try gateway.transmitted()
    let former = try gateway.person("nord-1").certificates.authentication
    let (stale, key) = (try gateway.agent("nord-1"), try P256PrivateKey.generate())
    let answer = try renew(gateway, "nord-1", key).get()
    try gateway.verify(answer.receipt)
    let new = try certificate(answer)
    #expect(new.publicKey == key.publicKey && new.subjectCommonName == "nord-1")
    #expect(answer.json["revoques"]?.strings == [former.sha256.hex])
    #expect(throws: GatewayError.self) { try gateway.agent("nord-1") }
    let opened: Outcome<HandedEnvelopes> = try outcome { gateway.gateway.open(reference, by: stale, completion: $0) }
    #expect(opened.failure == .unknownAgent)
    #expect(gateway.published.current.last?.revoked.map(\.serialNumber) == [former.serialNumber])

    let agent = try gateway.directory.current.agent(presenting: new, at: gateway.clock.now)
    let handed = try outcome { gateway.gateway.open(reference, by: agent, completion: $0) }.get()
    _ = try gateway.clear(#require(handed.envelopes.first), with: "nord-1")
    #expect(agent.memberships.map(\.organisme.description) == ["nord"] && agent.memberships[0].attestation != nil)
    let event = try #require(try gateway.journal(.certificationAcces).first)
    #expect(
      event["agent"] == "admin" && event["objet"] == "nord-1" && event["revoques"]?.strings == [former.sha256.hex])
    #expect(event["certificats"]?.strings == [new.sha256.hex])
    let told = try gateway.database.read { try $0.outbox(dueAt: gateway.clock.now) }.filter { $0.reference == nil }
    #expect(told.map(\.agent.description) == ["nord-1"])
  }

  @Test func `only the administrator gives one, never to somebody revoked or unknown`() throws {
    let gateway = try TestGateway()
    for name in ["cadre", "dpo", "nord-1", "auditeur"] {
      #expect(try renew(gateway, "nord-1", .generate(), by: name).refusedBy == ["administration.reservee"])
    }
    let admin = try gateway.agent("admin")
    _ = try outcome { gateway.gateway.revoke(try AgentID("nord-2"), .all[0], by: admin, completion: $0) }.get()
    #expect(try renew(gateway, "nord-2", .generate()).failure == .wrongState)
    #expect(try renew(gateway, "personne", .generate()).failure == .notFound)
    let decisions = try gateway.journal(.certificationAcces).map { $0["decision"]?.string }
    #expect(decisions == Array(repeating: "refusee", count: 4))
    #expect(try gateway.agent("nord-1").id.description == "nord-1")
  }

  @Test func `a request of another agent, of another use, or for a key that served already is refused`() throws {
    let gateway = try TestGateway()
    let (key, person) = (try P256PrivateKey.generate(), try gateway.person("nord-1"))
    for request in [
      try TestGateway.demande("nord-2", key, usage: .digitalSignature),
      try TestGateway.demande("Nord-1", key, usage: .digitalSignature), try TestGateway.demande("nord-1", key),
      try TestGateway.demande("nord-1", person.keys.authentication, usage: .digitalSignature),
      try TestGateway.demande("nord-1", person.keys.encryption, usage: .digitalSignature),
    ] { #expect(try renew(gateway, "nord-1", key, request: request).failure == .invalid) }
    _ = try renew(gateway, "nord-1", key).get()
    // Neither does the one that was replaced come back, nor the present one serve twice.
    #expect(try renew(gateway, "nord-1", key).failure == .invalid)
    #expect(try renew(gateway, "nord-1", person.keys.authentication).failure == .invalid)
  }

  @Test func `an administrator renews their own, and the one they ask with lasts until its end`() throws {
    let gateway = try TestGateway()
    let answer = try renew(gateway, "admin", .generate()).get()
    #expect(answer.json["revoques"]?.array?.isEmpty == true)
    let new = try gateway.directory.current.agent(presenting: certificate(answer), at: gateway.clock.now)
    #expect(try new.id == gateway.agent("admin").id)
  }

  @Test func `members whom a cadre attested with the former certificate are named`() throws {
    let gateway = try TestGateway()
    let answer = try renew(gateway, "cadre", .generate()).get()
    #expect(answer.json["aAttester"]?.strings == ["nord-1", "nord-2", "nord-repos", "sud-1"])
    #expect(try renew(gateway, "nord-1", .generate()).get().json["aAttester"]?.array?.isEmpty == true)
  }
}
