import Cryptography
import Foundation
import HTTP
import JSON
import SystemSupport
import Testing

extension SystemTests {
  /// Certificates and keys that are made anew, with the commands that people run.
  @Suite struct Renewal {
    private func cle(_ installation: Installation, _ post: Post) throws -> String {
      try #require(AgentClient(installation, post).get("/api/moi").json["chiffrement"]?["cle"]?.string)
    }

    @Test func `a key replaced elsewhere is not left in the place of the new one`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      // As in a browser: the folder of the command line knows nothing of it.
      let offer = try KeyOffer()
      #expect(try AgentClient(installation, .worker).post("/api/moi/chiffrement", offer.body).status == 201)
      try installation.run(["agent", "browser", "--propose"], as: .worker, expecting: 4)
      #expect(try AgentClient(installation, .worker).get("/api/moi/coffre").json["coffre"] == offer.coffre)
      try server.stop()
    }

    @Test func `a rekey whose answer was lost is taken up again, with the key that it made`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let folder = installation.folder(.worker)
      try installation.rekey(.worker)
      let key = try cle(installation, .worker)
      // What the command had on the disk when it was cut short: the new key beside the former.
      let (own, new) = (folder.appending(path: "encryption.key"), folder.appending(path: "encryption.new.key"))
      try FileManager.default.moveItem(at: own, to: new)
      let present = try Data(contentsOf: new)
      let former = try #require(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).first {
          $0.hasPrefix("encryption-") && $0.hasSuffix(".key")
        })
      try FileManager.default.moveItem(at: folder.appending(path: former), to: own)
      try installation.rekey(.worker)
      #expect(try Data(contentsOf: own) == present)
      #expect(try cle(installation, .worker) == key)
      #expect(!FileManager.default.fileExists(atPath: new.path))
      let certificate = try #require(
        Certificate.bundle(pem: [UInt8](Data(contentsOf: folder.appending(path: "encryption.crt")))).first)
      #expect(Hexadecimal.encode(certificate.publicKey.keyIdentifier) == key)
      try server.stop()
    }

    @Test func `an agent's two certificates are made anew, and their fiches still open`() throws {
      let installation = try freshInstallation()
      let server = try installation.serve()
      let reference = try #require(installation.transmitted(1).first)
      let key = try cle(installation, .worker)
      let phrase = installation.scratch.url.appending(path: "phrase.txt")
      try Data("rivo-galu-teme-sopa-zuki-jano\n".utf8).write(to: phrase)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: phrase.path)
      try installation.run(
        ["agent", "rekey", "--same-key", "--new-passphrase-file", phrase.path], as: .worker)
      #expect(try cle(installation, .worker) == key)
      try installation.attestAgain(.worker, by: .cadre)

      let request = installation.scratch.url.appending(path: "nouvel-acces")
      try installation.run(
        ["agent", "request", request.path, "--name", Post.worker.name, "--browser", "--no-passphrase"])
      let words = ["agent", "certificate", Post.worker.name, "--request", request.path]
      try installation.run(words, as: .administrator)
      try installation.run(words, as: .administrator, expecting: 4)
      let folder = installation.folder(.worker)
      for name in ["tls.key", "tls.crt"] {
        try FileManager.default.removeItem(at: folder.appending(path: name))
        try FileManager.default.copyItem(at: request.appending(path: name), to: folder.appending(path: name))
      }
      #expect(try installation.run(["open", reference, "--json"], as: .worker).contains("Imaginaire"))
      try server.stop()
    }

    @Test func `a gateway starts whatever became of the revocation list it published`() throws {
      let installation = try freshInstallation()
      let list = installation.pki.appending(path: "issuing.crl")
      for bytes in [Data("rien".utf8), Data(repeating: 0x41, count: 5 << 20)] {
        try bytes.write(to: list)
        let server = try installation.serve()
        #expect(try AgentClient(installation, .worker).get("/api/moi").status == 200)
        #expect(try CertificateRevocationList(pem: [UInt8](Data(contentsOf: list))).revoked.isEmpty)
        try server.stop()
      }
    }
  }
}
