import SystemSupport
import Authority
import Cryptography
import Foundation
import Testing

extension SystemTests {
  @Suite struct Door {
    /// For another host, so that an agent who is answered has seen the renewed one.
    @Test func `a server whose own certificate is near its end renews it before it listens, for the same key`() throws {
      let installation = try freshInstallation()
      let old = try certify(installation, days: 29)
      let server = try installation.serve()
      #expect(try AgentClient(installation, .intervenant).get("/api/moi").status == 200)
      let renewed = try presented(installation)
      #expect(renewed.publicKey == old.publicKey && renewed.notAfter.timeIntervalSinceNow > 89 * 86_400)
      try server.stop()
    }

    @Test func `a server whose own certificate is good for a month more leaves it alone`() throws {
      let installation = try freshInstallation()
      let old = try certify(installation, days: 31)
      let server = try installation.serve()
      #expect(throws: (any Error).self) { try AgentClient(installation, .intervenant).get("/api/moi") }
      #expect(try presented(installation) == old)
      try server.stop()
    }

    /// Gives the gateway a certificate for another host, which is good for so long.
    private func certify(_ installation: Installation, days: Int) throws -> Certificate {
      func bytes(_ folder: URL, _ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: folder.appending(path: name)))
      }
      let pki = installation.data.appending(path: "pki")
      let issuing = try CertificateAuthority(
        certificate: try Certificate(pem: try bytes(pki, "issuing.crt")),
        key: try P256PrivateKey(pem: try bytes(installation.keys, "issuing.key")))
      let key = try P256PrivateKey(pem: try bytes(installation.keys, "gateway.key"))
      let subject = CertificateSubject(
        identifier: try OpaqueIdentifier("navette-gateway"), role: try OpaqueIdentifier("gateway"))
      let request = try CertificateRequest.make(
        subject: try DistinguishedName(commonName: subject.identifier.text), key: key,
        usage: CertificateProfile.gatewayServer.keyUsage)
      let certificate = try issuing.issue(
        .gatewayServer, to: subject, for: request, validity: try CertificateValidity(from: Date(), days: days),
        names: [.dns("elsewhere.example")])
      try Data(certificate.pem.utf8).write(to: pki.appending(path: "gateway.crt"))
      return certificate
    }

    private func presented(_ installation: Installation) throws -> Certificate {
      try Certificate(pem: [UInt8](Data(contentsOf: installation.data.appending(path: "pki/gateway.crt"))))
    }
  }
}
