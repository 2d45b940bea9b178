import Authority
import Cryptography
import Foundation
import Testing

struct MembershipAttestationTests {
  let fixture: Fixture
  let attester: Certificate
  let key: P256PrivateKey
  let organisme: OpaqueIdentifier
  let agent: OpaqueIdentifier
  let attestation: MembershipAttestation

  init() throws {
    fixture = try Fixture()
    (attester, key) = try fixture.leaf(.agentAuthentication)
    organisme = try OpaqueIdentifier("secteur-bourg-2")
    agent = try OpaqueIdentifier("a-0017")
    attestation = try MembershipAttestation.make(
      certificate: fixture.agent.encryption, agent: agent, organisme: organisme,
      validity: CertificateValidity(from: Fixture.now, days: 90), attester: attester, key: key)
  }

  private func reasons(
    _ attestation: MembershipAttestation? = nil, certificate: Certificate? = nil, organisme: OpaqueIdentifier? = nil,
    attester: Certificate? = nil, at date: Date = Fixture.later
  ) -> Set<AttestationRefusal.Reason> {
    let verdict = (attestation ?? self.attestation).verify(
      certificate: certificate ?? fixture.agent.encryption, organisme: organisme ?? self.organisme,
      attester: attester ?? self.attester, at: date)
    guard case .failure(let refusal) = verdict else { return [] }
    return Set(refusal.reasons)
  }

  @Test func `an attestation holds for its agent, certificate, body and time, and survives its text`() throws {
    #expect(reasons().isEmpty)
    let parsed = try MembershipAttestation(text: attestation.text)
    #expect(parsed == attestation)
    #expect(reasons(parsed).isEmpty)
    let proof = try parsed.verify(
      certificate: fixture.agent.encryption, organisme: organisme, attester: attester, at: Fixture.later
    ).get()
    #expect(proof.certificate == fixture.agent.encryption)
  }

  @Test func `another body, agent, certificate, attester or time is refused`() throws {
    #expect(reasons(organisme: try OpaqueIdentifier("secteur-bourg-3")) == [.wrongOrganisme])
    let renewed = try fixture.issuing.issue(
      .agentEncryption, to: subject("a-0017", "travailleur-social"), for: request(.generate(), .agentEncryption),
      validity: CertificateValidity(from: Fixture.now, days: 9))
    #expect(reasons(certificate: renewed) == [.wrongCertificate])
    #expect(reasons(certificate: try fixture.leaf(.agentEncryption).certificate) == [.wrongCertificate, .wrongAgent])
    #expect(reasons(certificate: fixture.agent.authentication) == [.wrongCertificate])
    let other = try fixture.leaf(.agentAuthentication).certificate
    #expect(reasons(attester: other) == [.wrongAttester, .wrongSignature])
    #expect(reasons(at: Fixture.now.addingTimeInterval(-1)) == [.notYetValid])
    #expect(reasons(at: Fixture.now.addingTimeInterval(90 * 86_400 + 1)) == [.expired])
  }

  @Test func `nobody attests their own key`() throws {
    let own = try MembershipAttestation.make(
      certificate: fixture.agent.encryption, agent: agent, organisme: organisme,
      validity: CertificateValidity(from: Fixture.now, days: 90), attester: fixture.agent.authentication,
      key: fixture.agentKeys.authentication)
    #expect(reasons(own, attester: fixture.agent.authentication) == [.selfAttested])
  }

  @Test func `an attestation is not made with another's key, another's certificate or out of its validity`() throws {
    let validity = try CertificateValidity(from: Fixture.now, days: 90)
    func make(
      _ certificate: Certificate? = nil, agent: OpaqueIdentifier? = nil, validity: CertificateValidity = validity,
      attester: Certificate? = nil, key: P256PrivateKey? = nil
    ) throws {
      _ = try MembershipAttestation.make(
        certificate: certificate ?? fixture.agent.encryption, agent: agent ?? self.agent, organisme: organisme,
        validity: validity, attester: attester ?? self.attester, key: key ?? self.key)
    }
    #expect(throws: Never.self) { try make() }
    #expect(throws: AuthorityError.self) { try make(key: .generate()) }
    #expect(throws: AuthorityError.self) { try make(fixture.agent.authentication) }
    #expect(throws: AuthorityError.self) { try make(agent: OpaqueIdentifier("a-0018")) }
    #expect(throws: AuthorityError.self) { try make(validity: CertificateValidity(from: Fixture.now, days: 366)) }
    #expect(throws: AuthorityError.self) { try make(validity: CertificateValidity(from: .distantPast, days: 3)) }
    let (seal, sealKey) = try fixture.leaf(.gatewaySeal)
    #expect(throws: AuthorityError.self) { try make(attester: seal, key: sealKey) }
    #expect(throws: AuthorityError.self) {
      try MembershipStatement(
        organisme: organisme, agent: agent, certificate: attester.sha256,
        validity: CertificateValidity(from: Fixture.now, days: 401), attester: attester.sha256)
    }
  }

  @Test func `no flipped bit holds`() {
    let text = attestation.text
    for index in text.indices {
      for bit in [0, 3, 5, 7] {
        var altered = text
        altered[index] ^= 1 << bit
        if let parsed = try? MembershipAttestation(text: altered) {
          #expect(!reasons(parsed).isEmpty, "byte \(index)")
        }
      }
    }
  }

  @Test func `a text that is not the one form of an attestation is refused`() throws {
    let text = String(decoding: attestation.text, as: UTF8.self)
    for altered in [
      "", "\n", text + "\n", String(text.dropLast()), text.replacingOccurrences(of: "\n", with: "\r\n"),
      text.replacingOccurrences(of: "/v1", with: "/v2"), text.replacingOccurrences(of: "agent a", with: "agent  a"),
      text.replacingOccurrences(of: "Z\n", with: ".0Z\n"), text.replacingOccurrences(of: "Z\n", with: "+00:00\n"),
      text.replacingOccurrences(of: "organisme", with: "Organisme"),
      text.replacingOccurrences(of: "certificate ", with: "certificate A"), "x" + text, text + text,
      text.replacingOccurrences(of: "agent a-0017\n", with: ""),
      text.replacingOccurrences(of: "agent a-0017\n", with: "agent a-0017\nagent a-0017\n"),
      text.replacingOccurrences(of: "signature ", with: "signature  "), String(repeating: "a", count: 2_000),
    ] {
      #expect(throws: AuthorityError.self) { try MembershipAttestation(text: Array(altered.utf8)) }
    }
    for length in attestation.text.indices {
      #expect(throws: AuthorityError.self) { try MembershipAttestation(text: Array(attestation.text[..<length])) }
    }
  }
}
