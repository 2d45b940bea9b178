import Authority
import Cryptography
import Foundation
import TestSupport
import Testing

/// What the openssl command line says of what we issue.
struct OpenSSLAgreementTests {
  /// A folder with the fixture's PEM files, and the options that judge at its date.
  private func folder(_ fixture: Fixture, revoked: [Certificate] = []) throws -> OpenSSLFolder {
    let folder = try OpenSSLFolder()
    let store = try fixture.store(revoked: revoked)
    try folder.write(fixture.root.certificate.pem, to: "ca.crt")
    try folder.write(fixture.issuing.certificate.pem, to: "issuing.crt")
    try folder.write(store.crls.map(\.pem).joined(), to: "crl.pem")
    try folder.write(store.crls[0].pem, to: "root.crl")
    try folder.write(store.crls[1].pem, to: "issuing.crl")
    return folder
  }

  private func verify(
    _ folder: OpenSSLFolder, _ certificate: Certificate, lists: String = "-CRLfile crl.pem",
    at date: Date = Fixture.later,
    purpose: String = ""
  ) throws -> Int32 {
    try folder.write(certificate.pem, to: "leaf.crt")
    let line =
      "verify -x509_strict -CAfile ca.crt -untrusted issuing.crt -crl_check_all \(lists) \(purpose) "
      + "-attime \(Int(date.timeIntervalSince1970)) leaf.crt"
    return try folder.openssl(line.split(separator: " ").map(String.init)).status
  }

  @Test(arguments: CertificateProfile.leaves)
  func `openssl verify accepts every profile, with both lists, strictly`(profile: CertificateProfile) throws {
    let fixture = try Fixture()
    let leaf = try fixture.leaf(profile, names: profile.names).certificate
    #expect(try verify(folder(fixture), leaf) == 0)
  }

  @Test func `openssl verify refuses a revoked, expired or early certificate, and a missing list`() throws {
    let fixture = try Fixture()
    let agent = fixture.agent.authentication
    let sound = try folder(fixture)
    #expect(try verify(folder(fixture, revoked: [agent]), agent) != 0)
    #expect(try verify(sound, agent, at: agent.notAfter.addingTimeInterval(1)) != 0)
    #expect(try verify(sound, agent, at: agent.notBefore.addingTimeInterval(-1)) != 0)
    #expect(try verify(sound, agent, lists: "-CRLfile root.crl") != 0)
    #expect(try verify(sound, agent, lists: "-CRLfile issuing.crl") != 0)
    #expect(try verify(sound, agent, at: Fixture.now.addingTimeInterval(8 * 86_400)) != 0)
    #expect(try verify(folder(Fixture()), agent) != 0)
  }

  @Test func `openssl sees the purposes that the profiles mean`() throws {
    let fixture = try Fixture()
    let folder = try folder(fixture)
    let server = try fixture.leaf(.gatewayServer, names: CertificateProfile.gatewayServer.names).certificate
    #expect(try verify(folder, fixture.agent.authentication, purpose: "-purpose sslclient") == 0)
    #expect(try verify(folder, fixture.agent.authentication, purpose: "-purpose sslserver") != 0)
    #expect(try verify(folder, server, purpose: "-purpose sslserver -verify_hostname navette.exemple.fr") == 0)
    #expect(try verify(folder, server, purpose: "-purpose sslserver -verify_ip 127.0.0.1") == 0)
    #expect(try verify(folder, server, purpose: "-purpose sslserver -verify_hostname autre.exemple.fr") != 0)
    #expect(try verify(folder, server, purpose: "-purpose sslclient") != 0)
    try folder.write(fixture.agent.authentication.pem, to: "agent.crt")
    let purposes = try folder.must("x509 -in agent.crt -noout -purpose").text
    for line in ["SSL client : Yes", "SSL client CA : No", "SSL server : No", "CRL signing : No"] {
      #expect(purposes.contains(line), "\(line)")
    }
    let authority = try folder.must("x509 -in issuing.crt -noout -purpose").text
    #expect(authority.contains("CRL signing : Yes"))
  }

  @Test func `openssl verifies our lists and reads the reason`() throws {
    let fixture = try Fixture()
    let folder = try folder(fixture, revoked: [fixture.agent.authentication])
    let verdict = try folder.must("crl -in issuing.crl -CAfile issuing.crt -verify -noout -text")
    #expect((verdict.text + verdict.errors).contains("verify OK"))
    #expect(verdict.text.contains("Key Compromise"))
    #expect(verdict.text.contains("X509v3 CRL Number"))
    let wrong = try folder.openssl(
      "crl -in issuing.crl -CAfile ca.crt -verify -noout".split(separator: " ").map(String.init))
    #expect(!(wrong.text + wrong.errors).contains("verify OK"))
  }

  @Test func `openssl verifies both requests of an enrolment, and the signature of an attestation`() throws {
    let fixture = try Fixture()
    let folder = try OpenSSLFolder()
    let enrolment = try fixture.agentKeys.enrolment(of: OpaqueIdentifier("a-0017"))
    for request in [enrolment.authentication, enrolment.encryption] {
      try folder.write(request.pem, to: "x.csr")
      let verdict = try folder.must("req -in x.csr -noout -verify")
      #expect((verdict.text + verdict.errors).contains("verify OK"))
    }
    let (attester, key) = try fixture.leaf(.agentAuthentication)
    let attestation = try MembershipAttestation.make(
      certificate: fixture.agent.encryption, agent: OpaqueIdentifier("a-0017"), organisme: OpaqueIdentifier("s-2"),
      validity: CertificateValidity(from: Fixture.now, days: 90), attester: attester, key: key)
    try folder.write(attestation.statement.text, to: "statement")
    try folder.write(attestation.signature, to: "signature")
    try folder.write(attester.pem, to: "attester.crt")
    try folder.must("x509 -in attester.crt -noout -pubkey -out attester.pub")
    try folder.must("dgst -sha256 -verify attester.pub -signature signature statement")
  }
}
