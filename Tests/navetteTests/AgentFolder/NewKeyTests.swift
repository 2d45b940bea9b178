import Authority
import Cryptography
import Foundation
import JSON
import Liaison
import Sealing
import Testing

@testable import navette

/// A new encryption key takes the place of the former one in the agent's folder, which nothing may destroy.
struct NewKeyTests {
  private let folder: TemporaryFolder
  private let agent: AgentFolder
  private let former: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    let words = ["agent", "request", folder.path.appending("a").description, "--name", "ts-bourg-1"]
    let made = CommandLineRunner(root: Navette.commands).run(
      words, console: Capture().console(passphrase: "six words long enough"))
    guard made == .success else { throw CommandError(.internalError, "no folder was made") }
    agent = try AgentFolder(folder.path.appending("a"))
    former = try BoundedFile.read(agent.encryptionKeyFile, maximum: 16_384)
    let door = try self.certificate(P256PrivateKey.generate(), .agentAuthentication)
    try PrivateFile.create(agent.tlsCertificateFile, Array(door.pem.utf8))
  }

  private func certificate(_ key: P256PrivateKey, _ profile: CertificateProfile) throws -> Certificate {
    func subject(_ name: String) throws -> CertificateSubject {
      CertificateSubject(identifier: try OpaqueIdentifier(name), role: try OpaqueIdentifier("essai"))
    }
    func request(_ key: P256PrivateKey, _ profile: CertificateProfile) throws -> CertificateRequest {
      try CertificateRequest.make(
        subject: DistinguishedName(commonName: "ts-bourg-1"), key: key, usage: profile.keyUsage)
    }
    let validity = try CertificateValidity(from: Date(timeIntervalSince1970: 1_795_255_200), days: 30)
    let root = try CertificateAuthority.makeRoot(subject: subject("racine"), key: .generate(), validity: validity)
    let own = try P256PrivateKey.generate()
    let issuing = try CertificateAuthority(
      certificate: root.issue(.issuingCA, to: subject("emission"), for: request(own, .issuingCA), validity: validity),
      key: own)
    return try issuing.issue(profile, to: subject("ts-bourg-1"), for: request(key, profile), validity: validity)
  }

  /// Makes a new key as `agent rekey` does, and puts it in its place.
  private func renew() throws -> Certificate {
    let key = try P256PrivateKey.generate()
    try PrivateFile.create(agent.newEncryptionKeyFile, key.pem())
    let certificate = try certificate(key, .agentEncryption)
    let request = try CertificateRequest.make(
      subject: DistinguishedName(commonName: "ts-bourg-1"), key: key, usage: .keyAgreement)
    try agent.take(certificate, request, keyFrom: agent.newEncryptionKeyFile)
    return certificate
  }

  private func keys() throws -> [[UInt8]] {
    try FileManager.default.contentsOfDirectory(atPath: agent.path.description)
      .filter { $0.hasPrefix("encryption") && $0.hasSuffix(".key") }.sorted()
      .map { try BoundedFile.read(agent.path.appending($0), maximum: 16_384) }
  }

  @Test func `the former key is put aside though its certificate is missing, and so is each that follows`() throws {
    #expect(!BoundedFile.exists(agent.encryptionCertificateFile))
    let first = try renew()
    #expect(try keys().contains(former) && keys().count == 2)
    #expect(try agent.encryptionCertificate() == first)
    let present = try BoundedFile.read(agent.encryptionKeyFile, maximum: 16_384)
    _ = try renew()
    // Under the identifier of the key, with its certificate.
    let name = "encryption-\(Hexadecimal.encode(first.publicKey.keyIdentifier))"
    #expect(try BoundedFile.read(agent.path.appending("\(name).key"), maximum: 16_384) == present)
    #expect(try agent.bundle(agent.path.appending("\(name).crt")).first == first)
    #expect(try keys().count == 3 && keys().contains(former))
  }

  @Test func `a certificate that is not the key's own makes no two keys take one name`() throws {
    let first = try renew()
    let present = try BoundedFile.read(agent.encryptionKeyFile, maximum: 16_384)
    _ = try renew()
    // The former certificate put back by mistake beside the newer key.
    try PrivateFile.replace(agent.encryptionCertificateFile, Array(first.pem.utf8))
    let other = try BoundedFile.read(agent.encryptionKeyFile, maximum: 16_384)
    _ = try renew()
    #expect(try keys().count == 4)
    for key in [former, present, other] { #expect(try keys().contains(key)) }
  }

  @Test func `a key that keeps its place only changes its certificate`() throws {
    _ = try renew()
    let (before, key) = (try keys(), try P256PrivateKey(pem: BoundedFile.secret(agent.encryptionKeyFile)))
    let again = try certificate(key, .agentEncryption)
    let request = try CertificateRequest.make(
      subject: DistinguishedName(commonName: "ts-bourg-1"), key: key, usage: .keyAgreement)
    try agent.take(again, request, keyFrom: agent.encryptionKeyFile)
    #expect(try keys() == before && agent.encryptionCertificate() == again)
  }

  @Test func `only the key in force is left with the gateway`() throws {
    let key = try P256PrivateKey.generate()
    let certificate = try certificate(key, .agentEncryption)
    func answer(_ cle: [UInt8]) -> Answer {
      Answer([
        "chiffrement": [
          "cle": .string(Hexadecimal.encode(cle)), "certificat": .string(Data(certificate.der).base64EncodedString()),
        ]
      ])
    }
    let inForce = try KeyInForce(answer(key.publicKey.keyIdentifier))
    try KeyInForce.check(key.publicKey, is: inForce)
    for held in [nil, inForce] {
      let error = try #require(throws: CommandError.self) {
        try KeyInForce.check(P256PrivateKey.generate().publicKey, is: held)
      }
      #expect(error.code == .conflict)
    }
    #expect(try KeyInForce(Answer(["chiffrement": .null])) == nil)
    let lie = try #require(throws: CommandError.self) { _ = try KeyInForce(answer([UInt8](repeating: 0, count: 20))) }
    #expect(lie.code == .untrusted)
  }

  @Test func `no key of the coffres is made in the place of one that is missing`() throws {
    let file = folder.path.appending("coffres.key")
    let error = try #require(throws: CommandError.self) { _ = try CoffreKeyFile.custody(file) }
    #expect(error.code == .configuration && !BoundedFile.exists(file))
    try CoffreKeyFile.make(file)
    _ = try CoffreKeyFile.custody(file)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.description)
    #expect(throws: CommandError.self) { _ = try CoffreKeyFile.custody(file) }
  }
}
