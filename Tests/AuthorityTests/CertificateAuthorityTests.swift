import Authority
import Cryptography
import Foundation
import Testing

struct CertificateAuthorityTests {
  @Test(arguments: CertificateProfile.leaves)
  func `a profile gives its own fields and no other`(profile: CertificateProfile) throws {
    let (certificate, key) = try Fixture().leaf(profile, names: profile.names)
    #expect(certificate.keyUsage == profile.keyUsage)
    #expect(certificate.extendedKeyUsage == profile.extendedKeyUsage)
    #expect(!certificate.isCA)
    #expect(certificate.subjectCommonName == "x-1")
    #expect(certificate.subject.organizationalUnit == "essai")
    #expect(certificate.subjectKeyIdentifier == key.publicKey.keyIdentifier)
    #expect(certificate.serialNumber.count == 16)
    #expect(certificate.subjectAltNames == profile.names)
  }

  @Test func `each purpose accepts its profiles and refuses the others`() throws {
    let fixture = try Fixture()
    let store = try fixture.store()
    let accepted: [TrustStore.Purpose: Set<CertificateProfile>] = [
      .tlsClient: [.agentAuthentication], .tlsServer: [.gatewayServer], .keyAgreement: [.agentEncryption, .recovery],
      .seal: [.gatewaySeal],
    ]
    for profile in CertificateProfile.leaves {
      let certificate = try fixture.leaf(profile, names: profile.names).certificate
      for purpose in TrustStore.Purpose.allCases {
        let verdict = store.validate(certificate, for: purpose, at: Fixture.later)
        #expect(((try? verdict.get()) != nil) == accepted[purpose]?.contains(profile), "\(profile) \(purpose)")
      }
    }
  }

  @Test func `an authority issues only the profiles of its place`() throws {
    let fixture = try Fixture()
    let validity = try CertificateValidity(from: Fixture.now, days: 10)
    for profile in CertificateProfile.allCases {
      let request = try request(.generate(), profile)
      func issue(_ authority: CertificateAuthority) throws -> Certificate {
        try authority.issue(profile, to: subject("x", "y"), for: request, validity: validity, names: profile.names)
      }
      if profile.issuer != .root {
        #expect(throws: AuthorityError.self) { try issue(fixture.root) }
      }
      if profile.issuer != .issuing {
        #expect(throws: AuthorityError.self) { try issue(fixture.issuing) }
      }
    }
  }

  @Test func `a certificate or key that is no authority's is refused`() throws {
    let fixture = try Fixture()
    let other = try P256PrivateKey.generate()
    #expect(throws: AuthorityError.self) {
      try CertificateAuthority(certificate: fixture.issuing.certificate, key: other)
    }
    let (leaf, key) = try fixture.leaf(.gatewaySeal)
    #expect(throws: AuthorityError.self) { try CertificateAuthority(certificate: leaf, key: key) }
    let deep = try CertificateTemplate(
      subject: DistinguishedName(commonName: "libre"), publicKey: other.publicKey, serialNumber: [1],
      notBefore: Fixture.now, notAfter: Fixture.later, keyUsage: [.keyCertSign, .crlSign], isCA: true
    ).selfSigned(with: other)
    #expect(throws: AuthorityError.self) { try CertificateAuthority(certificate: deep, key: other) }
  }

  @Test func `a request made for another usage, or with the authority's own key, is refused`() throws {
    let fixture = try Fixture()
    let validity = try CertificateValidity(from: Fixture.now, days: 10)
    for (asked, profile) in [
      (CertificateProfile.agentEncryption, CertificateProfile.agentAuthentication),
      (.agentAuthentication, .agentEncryption), (.agentAuthentication, .gatewaySeal),
      (.gatewaySeal, .agentAuthentication),
    ] {
      let request = try request(.generate(), asked)
      #expect(throws: AuthorityError.self) {
        try fixture.issuing.issue(profile, to: subject("x", "y"), for: request, validity: validity)
      }
    }
    let own = try request(try P256PrivateKey(scalar: fixture.agentKeys.encryption.scalar()), .agentEncryption)
    let authority = try CertificateAuthority.makeRoot(
      subject: subject("r", "r"), key: fixture.agentKeys.encryption, validity: validity)
    #expect(throws: AuthorityError.self) {
      try authority.issue(.issuingCA, to: subject("x", "y"), for: own, validity: validity)
    }
  }

  @Test func `an authority certifies nobody under its own name`() throws {
    let fixture = try Fixture()
    #expect(throws: AuthorityError.self) {
      try fixture.issuing.issue(
        .gatewaySeal, to: subject("emission", "autorite"), for: request(.generate(), .gatewaySeal),
        validity: CertificateValidity(from: Fixture.now, days: 1))
    }
  }

  @Test(arguments: CertificateProfile.leaves)
  func `a validity longer than the profile allows is refused`(profile: CertificateProfile) throws {
    let fixture = try Fixture()
    #expect(throws: Never.self) {
      try fixture.leaf(profile, names: profile.names, days: profile.lifetimeLimit)
    }
    #expect(throws: AuthorityError.self) {
      try fixture.leaf(profile, names: profile.names, days: profile.lifetimeLimit + 1)
    }
  }

  @Test func `a validity out of the authority's own, reversed or out of the calendar is refused`() throws {
    let fixture = try Fixture()
    let before = try CertificateValidity(from: Fixture.now.addingTimeInterval(-1), days: 10)
    let after = try CertificateValidity(from: fixture.issuing.certificate.notAfter.addingTimeInterval(-86_400), days: 2)
    for validity in [before, after] {
      #expect(throws: AuthorityError.self) {
        try fixture.issuing.issue(
          .gatewaySeal, to: subject("x", "y"), for: request(.generate(), .gatewaySeal), validity: validity)
      }
    }
    #expect(throws: AuthorityError.self) { try CertificateValidity(from: Fixture.later, to: Fixture.now) }
    #expect(throws: AuthorityError.self) { try CertificateValidity(from: Fixture.now, days: 0) }
    #expect(throws: AuthorityError.self) {
      try CertificateValidity(from: Fixture.now, to: Date(timeIntervalSince1970: 1e12))
    }
    #expect(throws: AuthorityError.self) {
      try CertificateValidity(from: Fixture.now, to: Date(timeIntervalSince1970: .nan))
    }
  }

  @Test func `names are for the server only, and the server has one at least`() throws {
    let fixture = try Fixture()
    #expect(throws: AuthorityError.self) { try fixture.leaf(.gatewayServer) }
    #expect(throws: AuthorityError.self) { try fixture.leaf(.gatewayServer, names: [.dns("pas un nom")]) }
    #expect(throws: AuthorityError.self) { try fixture.leaf(.agentAuthentication, names: [.dns("a.fr")]) }
  }

  @Test(arguments: ["", "Jeanne Dupont", "é", "a/b", "a\nb", "a\u{0}", String(repeating: "a", count: 65)])
  func `what is no opaque identifier is refused`(text: String) {
    #expect(throws: AuthorityError.self) { try OpaqueIdentifier(text) }
  }

  @Test func `a revoked agent is refused, another is not`() throws {
    let fixture = try Fixture()
    let store = try fixture.store(revoked: [fixture.agent.authentication])
    #expect(throws: ChainRefusal.self) {
      try store.validate(fixture.agent.authentication, for: .tlsClient, at: Fixture.later).get()
    }
    #expect(throws: Never.self) {
      try store.validate(fixture.agent.encryption, for: .keyAgreement, at: Fixture.later).get()
    }
  }

  @Test func `a list that would be accepted for too long is refused`() throws {
    let fixture = try Fixture()
    let list = try fixture.issuing.makeRevocationList(revoked: [], number: 3, at: Fixture.now)
    #expect(list.number == 3)
    #expect(list.nextUpdate == Fixture.now.addingTimeInterval(7 * 86_400))
    #expect(throws: AuthorityError.self) {
      try fixture.issuing.makeRevocationList(
        revoked: [], number: 3, at: Fixture.now, nextUpdate: Fixture.now.addingTimeInterval(8 * 86_400))
    }
    #expect(throws: AuthorityError.self) {
      try fixture.issuing.makeRevocationList(revoked: [], number: 3, at: Fixture.later, nextUpdate: Fixture.now)
    }
    let twice = RevokedCertificate(serialNumber: [9], date: Fixture.now, reason: .superseded)
    #expect(throws: AuthorityError.self) {
      try fixture.issuing.makeRevocationList(revoked: [twice, twice], number: 3, at: Fixture.now)
    }
  }
}
