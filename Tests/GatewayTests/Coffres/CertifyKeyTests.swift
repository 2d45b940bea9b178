import Authority
import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Testing

@testable import Gateway

struct CertifyKeyTests {
  @Test func `a key made in a browser is certified, kept, and sealed to once the cadre attests it`() throws {
    let gateway = try TestGateway()
    let key = try P256PrivateKey.generate()
    let answer = try gateway.certify(key, TestGateway.coffre(), by: "nord-1").get()
    try gateway.verify(answer.receipt)
    let certificate = try Certificate(pem: Array(#require(answer.json["certificat"]?.string).utf8))
    #expect(certificate.publicKey == key.publicKey && certificate.keyUsage == .keyAgreement)
    #expect(certificate.subjectCommonName == "nord-1")
    #expect(answer.json["empreinte"]?.string == certificate.sha256.hex)
    #expect(answer.json["cle"]?.string == Hexadecimal.encode(key.publicKey.keyIdentifier))
    #expect(answer.json["remplace"] == true && answer.json["aAttester"]?.strings == ["nord"])

    // What vouched for the former key vouches for nothing now: neither key is sealed to.
    let sealed = try gateway.stored(gateway.transmitted())
    let former = try gateway.person("nord-1")
    func opens(_ certificate: Certificate, _ key: P256PrivateKey, _ sealed: HandedEnvelope) -> Bool {
      sealingFault {
        try gateway.clear(sealed.cms, header: sealed.header, certificate: certificate, key: key)
      } == nil
    }
    #expect(!opens(certificate, key, sealed) && !opens(former.certificates.encryption, former.keys.encryption, sealed))

    let cadre = try gateway.person("cadre")
    let attestation = try MembershipAttestation.make(
      certificate: certificate, agent: OpaqueIdentifier("nord-1"), organisme: OpaqueIdentifier("nord"),
      validity: CertificateValidity(from: gateway.clock.now, days: 30),
      attester: cadre.certificates.authentication, key: cadre.keys.authentication)
    let agent = try gateway.agent("cadre")
    _ = try outcome {
      gateway.gateway.attest(attestation, in: try OrganismeID("nord"), onDuty: true, by: agent, completion: $0)
    }.get()
    let after = try gateway.stored(gateway.transmitted())
    #expect(opens(certificate, key, after) && !opens(former.certificates.encryption, former.keys.encryption, after))
  }

  @Test func `the certificate that was replaced is on the next revocation list`() throws {
    let gateway = try TestGateway()
    let former = try gateway.person("nord-1").certificates.encryption
    let lists = gateway.published.current.count
    _ = try gateway.certify(.generate(), TestGateway.coffre(), by: "nord-1").get()
    let published = gateway.published.current
    #expect(published.count == lists + 1)
    #expect(published.last?.revoked.map(\.serialNumber) == [former.serialNumber])
    #expect(published.last?.revoked.map(\.reason) == [.superseded])
    // The door is another certificate: the agent goes on being who they are.
    #expect(try gateway.agent("nord-1").id.description == "nord-1")
  }

  @Test func `a request of another agent, of another use, or for a key that opens the door is refused`() throws {
    let gateway = try TestGateway()
    let key = try P256PrivateKey.generate()
    let door = try gateway.person("nord-1").keys.authentication
    for request in [
      try TestGateway.demande("nord-2", key), try TestGateway.demande("Nord-1", key),
      try TestGateway.demande("nord-1", key, usage: .digitalSignature),
      try TestGateway.demande("nord-1", key, usage: [.keyAgreement, .digitalSignature]),
      try TestGateway.demande("nord-1", door),
    ] {
      #expect(
        try gateway.certify(key, TestGateway.coffre(), by: "nord-1", request: request).failure == .invalid)
    }
    #expect(try gateway.journal(.certificationCle).isEmpty)
    #expect(try gateway.readCoffre(by: "nord-1").failure == .notFound)
  }

  @Test func `the journal says that a key was certified, and holds no byte of the blob`() throws {
    let gateway = try TestGateway()
    let coffre = try TestGateway.coffre(0xA7)
    let former = try gateway.person("nord-1").certificates.encryption
    _ = try gateway.certify(.generate(), coffre, by: "nord-1").get()
    let event = try #require(try gateway.journal(.certificationCle).first)
    #expect(event["objet"] == "nord-1" && event["remplace"]?.string == former.sha256.hex)
    #expect(event["politiques"]?.strings == ["chiffrement.sa-propre-cle"])
    let text = Data(coffre.ciphertext).base64EncodedString()
    for event in try gateway.journal() { #expect(!String(decoding: event.serialized(), as: UTF8.self).contains(text)) }
  }

  @Test func `an agent enrolled without an encryption key makes it at their first visit`() throws {
    let gateway = try TestGateway()
    let (door, key) = (try P256PrivateKey.generate(), try P256PrivateKey.generate())
    let demande = try DemandeDAgent(
      JSONReader([
        "nom": "nouveau", "role": "travailleur-social", "secret": "profession",
        "demandes": [
          "authentification": .string(try TestGateway.demande("nouveau", door, usage: .digitalSignature).pem)
        ],
      ]), today: gateway.today)
    let admin = try gateway.agent("admin")
    let enrolled = try outcome { gateway.gateway.enrol(demande, by: admin, completion: $0) }.get()
    #expect(enrolled.json["certificats"]?["chiffrement"] == nil)
    let pem = try #require(enrolled.json["certificats"]?["authentification"]?.string)
    let agent = try gateway.directory.current.agent(
      presenting: Certificate(pem: Array(pem.utf8)), at: gateway.clock.now)
    #expect(gateway.gateway.readDirectory.myself(agent)["chiffrement"] == .null)
    let deposited: Outcome<StepAnswer> = try outcome {
      try gateway.gateway.keepCoffre(
        TestGateway.coffre(), of: gateway.keyInForce("nord-1"), by: agent, completion: $0)
    }
    #expect(deposited.failure == .wrongState)

    let request = try TestGateway.demande("nouveau", key)
    let lists = gateway.published.current.count
    let answer = try outcome {
      gateway.gateway.certifyKey(request, keeping: try TestGateway.coffre(), by: agent, completion: $0)
    }.get()
    #expect(answer.json["remplace"] == false && answer.json["aAttester"]?.array?.isEmpty == true)
    #expect(gateway.published.current.count == lists)
    let me = gateway.gateway.readDirectory.myself(agent)
    #expect(me["coffre"] == true)
    #expect(me["chiffrement"]?["cle"]?.string == Hexadecimal.encode(key.publicKey.keyIdentifier))
  }
}
