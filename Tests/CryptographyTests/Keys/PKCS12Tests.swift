import Foundation
import TestSupport
import Testing

@testable import Cryptography

struct PKCS12Tests {
  private static let passphrase = "bado-kuli-meza-tofi-ravu-seno"

  /// A leaf under two authorities, its key, and the file made of them.
  private struct Fixture {
    let pki: CommandLinePKI
    let leaf: Certificate
    let key: P256PrivateKey
    let file: [UInt8]

    init() throws {
      pki = try CommandLinePKI()
      leaf = try pki.leaf("agent", CommandLinePKI.agentUsage)
      key = try P256PrivateKey(pem: pki.folder.read("agent.key"))
      file = try PKCS12.make(
        key: key, chain: [leaf, pki.issuing, pki.root], name: "navette ts-1",
        passphrase: SecretBytes(copying: Array(PKCS12Tests.passphrase.utf8)))
      try pki.folder.write(file, to: "tls.p12")
    }
  }

  @Test func `openssl finds the key and the chain, under AES-256 and SHA-256 with the usual rounds`() throws {
    let fixture = try Fixture()
    let folder = fixture.pki.folder
    let pass = "-passin pass:\(Self.passphrase)"
    let info = try folder.openssl("pkcs12 -in tls.p12 -info -noout \(pass)".split(separator: " ").map(String.init))
    #expect(info.status == 0)
    for line in ["MAC: sha256, Iteration 600000", "PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256"] {
      #expect(info.errors.contains(line), "\(info.errors)")
    }
    for weak in ["RC2", "3DES", "sha1", "SHA1"] { #expect(!info.errors.contains(weak)) }
    let pem = try folder.must("pkcs12 -in tls.p12 -nokeys \(pass)").output
    #expect(
      try Set(Certificate.bundle(pem: pem).map(\.sha256)) == [
        fixture.leaf.sha256, fixture.pki.issuing.sha256, fixture.pki.root.sha256,
      ])
    let key = try folder.must("pkcs12 -in tls.p12 -nocerts -nodes \(pass)").output
    #expect(try P256PrivateKey(pem: key).publicKey == fixture.key.publicKey)
  }

  @Test func `another passphrase and an altered file are refused by openssl`() throws {
    let folder = try Fixture().pki.folder
    for wrong in ["bado-kuli-meza-tofi-ravu-sena", ""] {
      #expect(try folder.openssl(["pkcs12", "-in", "tls.p12", "-noout", "-passin", "pass:\(wrong)"]).status != 0)
    }
    var bytes = try folder.read("tls.p12")
    bytes[bytes.count / 2] ^= 1
    try folder.write(bytes, to: "altered.p12")
    #expect(
      try folder.openssl(["pkcs12", "-in", "altered.p12", "-noout", "-passin", "pass:\(Self.passphrase)"]).status != 0)
  }

  @Test func `Chromium's pk12util imports it, and refuses another passphrase`() throws {
    guard let tool = Self.pk12util else {
      print("PKCS12Tests: pk12util is not installed (libnss3-tools): the import was not tried")
      return
    }
    let folder = try Fixture().pki.folder
    let database = "sql:\(folder.url.path)"
    #expect(try Self.run("certutil", ["-N", "-d", database, "--empty-password"]) == 0)
    let file = folder.url.appending(path: "tls.p12").path
    #expect(try Self.run(tool, ["-i", file, "-d", database, "-W", "autre"]) != 0)
    #expect(try Self.run(tool, ["-i", file, "-d", database, "-W", Self.passphrase]) == 0)
    #expect(try Self.run("certutil", ["-L", "-d", database, "-n", "navette ts-1"]) == 0)
  }

  @Test func `a key without its certificate, or a passphrase that readers would not agree on, is refused`() throws {
    let fixture = try Fixture()
    let passphrase = SecretBytes(copying: Array(Self.passphrase.utf8))
    let chain = [fixture.leaf, fixture.pki.issuing]
    #expect(throws: CryptographyError(.malformedCertificate)) {
      try PKCS12.make(key: .generate(), chain: chain, name: "x", passphrase: passphrase)
    }
    #expect(throws: CryptographyError(.malformedCertificate)) {
      try PKCS12.make(key: fixture.key, chain: [], name: "x", passphrase: passphrase)
    }
    for text in ["", "phrase-accentuée", "zéro\0octet", "ligne\n"] {
      #expect(throws: CryptographyError(.wrongLength)) {
        try PKCS12.make(
          key: fixture.key, chain: chain, name: "x", passphrase: SecretBytes(copying: Array(text.utf8)))
      }
    }
    for name in ["", "prénom"] {
      #expect(throws: CryptographyError(.wrongLength)) {
        try PKCS12.make(key: fixture.key, chain: chain, name: name, passphrase: passphrase)
      }
    }
  }

  private static let pk12util: String? =
    (try? run("pk12util", ["-H"])).flatMap { $0 == 127 ? nil : "pk12util" }

  private static func run(_ tool: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
