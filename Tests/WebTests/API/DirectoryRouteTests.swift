import Authority
import Cryptography
import Foundation
import JSON
import Journal
import Liaison
import Store
import Testing

struct DirectoryRouteTests {
  @Test(arguments: ["intervenant", "nord-1", "cadre", "gardien", "commandant", "auditeur", "dpo", "admin"])
  func `everyone may ask who they are and which bodies there are`(agent: String) throws {
    let fixture = try GatewayFixture()
    let me = try fixture.get(agent, "/api/moi")
    #expect(me.status == 200 && me.json["agent"]?.string == agent && me.json["certificats"]?.array?.count == 2)
    let before = fixture.database.checkpoint.checkpoint.size
    let bodies = try fixture.get(agent, "/api/organismes")
    #expect(bodies.json["organismes"]?.array?.count == 9, "\(bodies.text)")
    // No person is in it: a trace of each reading would hide those that matter.
    #expect(fixture.database.checkpoint.checkpoint.size == before)
  }

  @Test func `reading the agents, or who a body is sealed to, leaves a trace, and so does a refusal`() throws {
    let fixture = try GatewayFixture()
    func leaves(_ agent: String, _ target: String, _ status: Int) throws -> UInt64 {
      let before = fixture.database.checkpoint.checkpoint.size
      #expect(try fixture.get(agent, target).status == status)
      return fixture.database.checkpoint.checkpoint.size - before
    }
    #expect(try leaves("admin", "/api/agents", 200) == 1)
    #expect(try leaves("nord-1", "/api/organismes/sud/destinataires", 200) == 1)
    #expect(try leaves("commandant", "/api/agents", 403) == 1)
  }

  @Test func `the public keys are those of the authorities, and the lists of the day`() throws {
    let fixture = try GatewayFixture()
    let pki = try fixture.get("intervenant", "/api/pki")
    let authorities = (pki.json["autorites"]?.array ?? []).compactMap { $0.string.flatMap { Data(base64Encoded: $0) } }
    #expect(
      try authorities.map { try Certificate(der: Array($0)) } == [
        fixture.pki.root.certificate, fixture.pki.issuing.certificate,
      ])
    #expect(pki.json["listes"]?.array?.count == 2)
  }

  @Test func `an author gets the attested recipients of a body and its recovery key`() throws {
    let answer = try GatewayFixture().get("nord-1", "/api/organismes/sud/destinataires")
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.json["destinataires"]?.array?.compactMap { $0["agent"]?.string } == ["sud-1"])
    #expect(answer.json["destinataires"]?[0]?["attestation"]?.string?.contains("sud-1") == true)
    #expect(answer.json["recouvrement"]?.string != nil)
    let unknown = try GatewayFixture().get("nord-1", "/api/organismes/inconnu/destinataires")
    #expect([404, 422].contains(unknown.status), "\(unknown.text)")
  }

  @Test func `an agent is enrolled, attested, put on duty, detached and revoked`() throws {
    let fixture = try GatewayFixture()
    let keys = try AgentKeys.generate()
    let enrolment = try keys.enrolment(of: OpaqueIdentifier("nord-3"))
    let body: JSON = [
      "nom": "nord-3", "role": "travailleur-social", "secret": "profession",
      "demandes": [
        "authentification": .string(enrolment.authentication.pem), "chiffrement": .string(enrolment.encryption.pem),
      ],
    ]
    let enrolled = try fixture.post("admin", "/api/agents", body)
    #expect(enrolled.status == 201 && enrolled.json["agent"] == "nord-3", "\(enrolled.text)")
    let pem = try #require(enrolled.json["certificats"]?["chiffrement"]?.string)
    let again = try fixture.post("admin", "/api/agents", body)
    #expect(again.status == 409, "\(again.text)")

    let encryption = try Certificate(pem: Array(pem.utf8))
    let cadre = try #require(fixture.agents["cadre"])
    func attestation(by key: P256PrivateKey, _ certificate: Certificate) throws -> JSON {
      let made = try MembershipAttestation.make(
        certificate: encryption, agent: OpaqueIdentifier("nord-3"), organisme: OpaqueIdentifier("nord"),
        validity: CertificateValidity(from: encryption.notBefore, days: 30), attester: certificate, key: key)
      return ["attestation": .string(String(decoding: made.text, as: UTF8.self))]
    }
    let forged = try #require(fixture.agents["nord-1"])
    let wrong = try fixture.post(
      "cadre", "/api/organismes/nord/membres",
      attestation(by: forged.keys.authentication, forged.certificates.authentication))
    #expect(wrong.status == 422 && wrong.pointers == ["/attestation"], "\(wrong.text)")
    let right = try fixture.post(
      "cadre", "/api/organismes/nord/membres",
      attestation(by: cadre.keys.authentication, cadre.certificates.authentication))
    #expect(right.status == 200, "\(right.text)")
    let garbage = try fixture.post("cadre", "/api/organismes/nord/membres", ["attestation": "rien"])
    #expect(garbage.status == 422 && garbage.pointers == ["/attestation"])

    let duty = try fixture.post("cadre", "/api/organismes/nord/permanence", ["agents": ["nord-1", "nord-3"]])
    #expect(duty.status == 200, "\(duty.text)")
    let twice = try fixture.post("cadre", "/api/organismes/nord/permanence", ["agents": ["nord-1", "nord-1"]])
    #expect(twice.status == 422 && twice.pointers == ["/agents/1"])
    let stranger = try fixture.post("cadre", "/api/organismes/nord/permanence", ["agents": ["sud-1"]])
    #expect(stranger.status == 422 && stranger.pointers == ["/agents"], "\(stranger.text)")

    let end = try fixture.post("cadre", "/api/organismes/nord/membres/nord-1/fin")
    #expect(end.status == 200, "\(end.text)")
    let revoked = try fixture.post("admin", "/api/agents/nord-3/revocation", ["motif": "perte"])
    #expect(revoked.status == 200, "\(revoked.text)")
    let list = try fixture.get("admin", "/api/agents")
    let entry = list.json["agents"]?.array?.first { $0["agent"] == "nord-3" }
    #expect(entry?["etat"] == "revoque", "\(list.text)")
  }

  @Test func `a revoked agent gets nothing more`() throws {
    let fixture = try GatewayFixture()
    #expect(try fixture.get("nord-2", "/api/moi").status == 200)
    #expect(try fixture.post("admin", "/api/agents/nord-2/revocation", ["motif": "perte"]).status == 200)
    let after = try fixture.get("nord-2", "/api/moi")
    #expect(after.status == 403 && after.problem == "agent")
    let unknown = try fixture.post("admin", "/api/agents/personne/revocation", ["motif": "perte"])
    #expect(unknown.status == 404)
    let oneself = try fixture.post("admin", "/api/agents/admin/revocation", ["motif": "perte"])
    #expect(oneself.status == 422)
  }

  @Test func `requests that do not go together are refused`() throws {
    let fixture = try GatewayFixture()
    let (one, other) = (try AgentKeys.generate(), try AgentKeys.generate())
    let a = try one.enrolment(of: OpaqueIdentifier("x-1"))
    let b = try other.enrolment(of: OpaqueIdentifier("x-2"))
    func body(_ first: String, _ second: String) -> JSON {
      [
        "nom": "x", "role": "travailleur-social", "secret": "profession",
        "demandes": ["authentification": .string(first), "chiffrement": .string(second)],
      ]
    }
    for (first, second) in [
      (a.authentication.pem, b.encryption.pem), (a.encryption.pem, a.authentication.pem),
      (a.authentication.pem, a.authentication.pem), ("rien", a.encryption.pem),
    ] {
      let answer = try fixture.post("admin", "/api/agents", body(first, second))
      #expect(answer.status == 422 && answer.pointers.first?.hasPrefix("/demandes") == true, "\(answer.text)")
    }
  }

  @Test func `a territory is imported whole or not at all`() throws {
    let fixture = try GatewayFixture()
    let body: JSON = [
      "organismes": [["id": "est", "nom": "Secteur est", "nature": "secteur", "circonscription": "circo"]],
      "territoires": [["commune": "01002", "secteur": "est"]],
    ]
    let done = try fixture.post("admin", "/api/organismes", body)
    #expect(done.status == 200 && done.json["organismes"] == 1, "\(done.text)")
    for (pointer, value) in [
      ("/territoires", JSON.array([["commune": "99999", "secteur": "est"]])),
      ("/territoires", [["commune": "01053", "secteur": "est"]]),
      ("/territoires", [["commune": "75056", "secteur": "est"]]),
      ("/organismes", [["id": "est", "nom": "x", "nature": "château"]]),
      ("/organismes", [["id": "est", "nom": "x", "nature": "secteur"]]),
      ("/organismes", [["id": "o", "nom": "x", "nature": "parquet", "recuperation": "AAAA"]]),
    ] {
      let answer = try fixture.post("admin", "/api/organismes", body.setting(pointer, value))
      #expect(answer.status == 422 && answer.pointers.first?.hasPrefix(pointer) == true, "\(answer.text)")
    }
  }

  @Test func `bodies that stand in one that is not there, or in themselves, are refused`() throws {
    let fixture = try GatewayFixture()
    func unit(_ id: String, in parent: String) -> JSON {
      ["id": .string(id), "nom": "x", "nature": "unite-fsi", "parent": .string(parent)]
    }
    for (bodies, pointer) in [
      ([unit("u", in: "absent")], "/organismes/0/parent"), ([unit("u", in: "u")], "/organismes/0/parent"),
      ([unit("u", in: "v"), unit("v", in: "u")], "/organismes/0/parent"),
      ([unit("w", in: "u"), unit("u", in: "absent")], "/organismes/0/parent"),
    ] {
      let answer = try fixture.post("admin", "/api/organismes", ["organismes": .array(bodies)])
      #expect(answer.status == 422 && answer.pointers == [pointer], "\(answer.text)")
    }
    let stray: JSON = ["territoires": [["commune": "01002", "secteur": "absent"]]]
    let answer = try fixture.post("admin", "/api/organismes", stray)
    #expect(answer.status == 422 && answer.pointers == ["/territoires"], "\(answer.text)")

    // The order of the file does not matter; a second import cannot close a ring that the first left open.
    let both: JSON = ["organismes": .array([unit("v", in: "u"), unit("u", in: "circo")])]
    #expect(try fixture.post("admin", "/api/organismes", both).status == 200)
    let ring: JSON = ["organismes": .array([unit("u", in: "v")])]
    #expect(try fixture.post("admin", "/api/organismes", ring).pointers == ["/organismes/0/parent"])
  }
}
