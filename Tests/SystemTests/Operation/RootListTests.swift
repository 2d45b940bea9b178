import SystemSupport
import Authority
import Cryptography
import Foundation
import Glibc
import JSON
import Testing

extension SystemTests {
  @Suite struct RootList {
    @Test func `a root's list near its end is told at start, renewed offline, and taken by the server that runs`()
      throws
    {
      let installation = try freshInstallation()
      let old = try shorten(installation, days: 59)
      let server = try installation.serve()
      #expect(server.child.errors.contains("the root's revocation list ends on"))
      let renew = ["authority", "renew-list", "--pki", installation.pki.path, "--root-key"]

      // Neither the gateway's own key nor a key that is not there makes a list, and the file stays.
      for key in ["issuing.key", "offline/absent.key"] {
        #expect(throws: (any Error).self) {
          try installation.run(renew + [installation.keys.appending(path: key).path])
        }
      }
      #expect(try list(installation).der == old.der)

      try installation.run(renew + [installation.keys.appending(path: "offline/root.key").path])
      let renewed = try list(installation)
      #expect(renewed.number == 8 && renewed.nextUpdate.timeIntervalSinceNow > 369 * 86_400)
      server.child.send(SIGHUP)
      try Wait.until("the list is taken", within: 30) { server.child.errors.contains("navette: reloaded") }
      let answer = try AgentClient(installation, .intervenant).get("/api/pki")
      #expect(answer.status == 200)
      let lists = (answer.json["listes"]?.array ?? []).compactMap(\.string)
      #expect(lists.contains(Data(renewed.der).base64EncodedString()))
      try server.stop()
      let again = try installation.serve()
      #expect(!again.child.errors.contains("the root's revocation list ends on"))
      try again.stop()
    }

    @Test func `a root's list that another authority made stops a start, and is not taken by a reload`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let own = try list(installation)
      let other = try CertificateAuthority.makeRoot(
        subject: CertificateSubject(identifier: try OpaqueIdentifier("autre"), role: try OpaqueIdentifier("root")),
        key: try P256PrivateKey.generate(), validity: try CertificateValidity(from: Date(), days: 30))
      let foreign = try other.makeRevocationList(revoked: [], number: 2, at: Date())
      try write(foreign, installation)
      server.child.send(SIGHUP)
      try Wait.until("the list is refused", within: 30) {
        server.child.errors.contains("nothing was reloaded: root.crl is not a list of the authority in ca.crt")
      }
      #expect(try AgentClient(installation, .intervenant).get("/api/moi").status == 200)
      try server.stop()
      #expect(throws: (any Error).self) { try installation.serve() }
      try write(own, installation)
      try installation.serve().stop()
    }

    /// Gives the root's list an end that is so near.
    private func shorten(_ installation: Installation, days: Double) throws -> CertificateRevocationList {
      func bytes(_ file: URL) throws -> [UInt8] { try [UInt8](Data(contentsOf: file)) }
      let root = try CertificateAuthority(
        certificate: try Certificate(pem: try bytes(installation.pki.appending(path: "ca.crt"))),
        key: try P256PrivateKey(pem: try bytes(installation.keys.appending(path: "offline/root.key"))))
      let now = Date()
      let list = try root.makeRevocationList(
        revoked: [], number: 7, at: now, nextUpdate: now.addingTimeInterval(days * 86_400))
      try write(list, installation)
      return list
    }

    private func list(_ installation: Installation) throws -> CertificateRevocationList {
      try CertificateRevocationList(pem: [UInt8](Data(contentsOf: installation.pki.appending(path: "root.crl"))))
    }

    private func write(_ list: CertificateRevocationList, _ installation: Installation) throws {
      try Data(list.pem.utf8).write(to: installation.pki.appending(path: "root.crl"))
    }
  }
}
