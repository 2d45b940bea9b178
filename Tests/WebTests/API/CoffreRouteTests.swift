import Authority
import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Store
import Testing

struct CoffreRouteTests {
  static let passphrase = SecretBytes(copying: Array("bado-kuli-meza-tofi-ravu-seno".utf8))

  /// What a browser sends at a first visit.
  static func body(_ name: String, _ key: P256PrivateKey) throws -> JSON {
    let request = try CertificateRequest.make(
      subject: DistinguishedName(commonName: name), key: key, usage: .keyAgreement)
    return ["demande": .string(request.pem), "coffre": try coffre(name, key)]
  }

  static func coffre(_ name: String, _ key: P256PrivateKey) throws -> JSON {
    let coffre = try Coffre.seal(key, of: name, under: passphrase)
    func text(_ bytes: [UInt8]) -> JSON { .string(Data(bytes).base64EncodedString()) }
    return [
      "version": 1, "derivation": "PBKDF2-SHA-256", "iterations": 600_000, "sel": text(coffre.salt),
      "iv": text(coffre.iv), "chiffre": text(coffre.ciphertext),
    ]
  }

  @Test func `a key is certified, its blob comes back, and is replaced by a change of passphrase`() throws {
    let fixture = try GatewayFixture()
    let key = try P256PrivateKey.generate()
    let body = try Self.body("nord-1", key)
    #expect(try fixture.get("nord-1", "/api/moi").json["coffre"] == false)
    let certified = try fixture.post("nord-1", "/api/moi/chiffrement", body)
    #expect(certified.status == 201 && certified.json["aAttester"] == ["nord"], "\(certified.text)")
    #expect(certified.json["recu"] != nil, "\(certified.text)")
    let me = try fixture.get("nord-1", "/api/moi").json
    #expect(me["coffre"] == true && me["chiffrement"]?["empreinte"] == certified.json["empreinte"])
    #expect(me["organismes"]?[0]?["atteste"] == false)
    #expect(try fixture.get("nord-1", "/api/moi/coffre").json["coffre"] == body["coffre"])

    let changed = try Self.coffre("nord-1", key)
    let cle = try #require(certified.json["cle"])
    #expect(try fixture.get("nord-1", "/api/moi/coffre").json["cle"] == cle)
    #expect(try fixture.post("nord-1", "/api/moi/coffre", ["coffre": changed]).pointers == ["/cle"])
    let another = JSON.string(String(repeating: "0", count: 40))
    #expect(try fixture.post("nord-1", "/api/moi/coffre", ["coffre": changed, "cle": another]).status == 409)
    #expect(try fixture.get("nord-1", "/api/moi/coffre").json["coffre"] == body["coffre"])
    #expect(try fixture.post("nord-1", "/api/moi/coffre", ["coffre": changed, "cle": cle]).status == 200)
    #expect(try fixture.get("nord-1", "/api/moi/coffre").json["coffre"] == changed)
    #expect(try fixture.get("nord-2", "/api/moi/coffre").status == 404)
    #expect(try fixture.get("admin", "/api/moi/coffre").status == 404)
    // The former key's certificate is not handed out any more, nor the new one before it is attested.
    let found = try fixture.get("sud-1", "/api/organismes/nord/destinataires")
    #expect(found.json["destinataires"]?.array?.compactMap { $0["agent"]?.string } == ["nord-2"], "\(found.text)")
  }

  @Test func `a request that is another's, and too few rounds, name the field at fault`() throws {
    let fixture = try GatewayFixture()
    let body = try Self.body("nord-1", .generate())
    let another = try fixture.post("nord-2", "/api/moi/chiffrement", body)
    #expect(another.status == 422 && another.pointers == ["/demande"], "\(another.text)")
    for (place, value) in [("iterations", JSON.integer(599_999)), ("version", 2), ("sel", "AAAA")] {
      let refused = try fixture.post(
        "nord-1", "/api/moi/chiffrement", body.setting("/coffre/\(place)", value))
      #expect(refused.status == 422 && refused.pointers == ["/coffre/\(place)"], "\(refused.text)")
    }
    #expect(try fixture.get("nord-1", "/api/moi/coffre").status == 404)
    #expect(try fixture.get("nord-1", "/api/moi/coffre?agent=nord-2").status == 422)
  }

  @Test func `a row that the server's key does not open is a fault that says so, and stays`() throws {
    let fixture = try GatewayFixture()
    let agent = try AgentID("nord-1")
    let body = try Self.body("nord-1", .generate())
    #expect(try fixture.post("nord-1", "/api/moi/chiffrement", body).status == 201)
    let kept = try #require(try fixture.database.read { try $0.coffre(of: agent) })
    let row = kept.bytes
    try fixture.database.writeAndWait {
      try $0.putCoffre(row.reversed(), for: kept.key, of: agent, at: fixture.now)
    }
    let answer = try fixture.get("nord-1", "/api/moi/coffre")
    #expect(answer.status == 500 && answer.problem == "panne" && answer.text.contains("prévenez l’administrateur"))
    #expect(try fixture.database.read { try $0.coffre(of: agent) }?.bytes == row.reversed())
  }

  @Test func `an agent is enrolled for a browser, without an encryption key`() throws {
    let fixture = try GatewayFixture()
    let door = try P256PrivateKey.generate()
    func request(_ usage: KeyUsage) throws -> JSON {
      .string(
        try CertificateRequest.make(subject: DistinguishedName(commonName: "nord-3"), key: door, usage: usage).pem)
    }
    func body(_ request: JSON) -> JSON {
      [
        "nom": "nord-3", "role": "travailleur-social", "secret": "profession",
        "demandes": ["authentification": request],
      ]
    }
    let wrong = try fixture.post("admin", "/api/agents", body(request(.keyAgreement)))
    #expect(wrong.status == 422 && wrong.pointers == ["/demandes"], "\(wrong.text)")
    let enrolled = try fixture.post("admin", "/api/agents", body(request(.digitalSignature)))
    #expect(enrolled.status == 201, "\(enrolled.text)")
    #expect(enrolled.json["certificats"]?["chiffrement"] == nil)
    let list = try fixture.get("admin", "/api/agents").json["agents"]?.array
    #expect(list?.first { $0["agent"] == "nord-3" }?["chiffrement"] == .null)
  }
}
