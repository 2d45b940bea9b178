import Cryptography
import Foundation
import Sealing
import Testing

/// What we seal is opened by `openssl cms`, and we open what it makes.
struct OtherToolsTests {
  let pki: TestPKI
  let text = Array("Relais demandé : hébergement d'urgence.\n".utf8)

  init() throws { pki = try TestPKI.shared.get() }

  /// Decrypts with a recipient's key, verifies the seal, and returns what was signed.
  private func openedByOpenSSL(_ cms: [UInt8], _ name: String) throws -> [UInt8] {
    let file = UUID().uuidString
    try pki.tool.write(cms, to: "\(file).cms")
    try pki.tool.run(
      "cms", "-decrypt", "-inform", "DER", "-in", "\(file).cms", "-recip", "\(name).crt", "-inkey", "\(name).key",
      "-out", "\(file).signed")
    return try pki.tool.run(
      "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "\(file).signed", "-CAfile", "root.crt")
  }

  @Test func `openssl opens and verifies what we seal, for each recipient, before and after a re-wrap`() throws {
    let header = try TestPKI.header()
    let envelope = try pki.sealer.seal(text, header: header, to: pki.recipients(["alice", "bob"]), at: pki.now)
    for name in ["alice", "bob"] {
      let signed = try openedByOpenSSL(envelope.cms(), name)
      #expect(Array(signed.suffix(text.count)) == text)
      #expect(signed.count > text.count)
    }
    #expect(throws: OpenSSLTool.Failure.self) { try openedByOpenSSL(envelope.cms(), "carol") }
    let rows = try pki.opener("alice").rewrap(
      cms: envelope.cms(), expecting: ExpectedHeader(header), to: pki.recipients(["carol"]), at: pki.now)
    let wider = try envelope.adding(rows)
    for name in ["alice", "bob", "carol"] {
      #expect(Array(try openedByOpenSSL(wider.cms(), name).suffix(text.count)) == text)
    }
  }

  @Test func `the signed content begins with the header's DER, which openssl reads`() throws {
    let header = try TestPKI.header("FN-01-2026-000777", previous: SHA256.digest([9]))
    let envelope = try pki.sealer.seal(text, header: header, to: pki.recipients(["alice"]), at: pki.now)
    let file = UUID().uuidString
    try pki.tool.write(try openedByOpenSSL(envelope.cms(), "alice"), to: file)
    let dump = String(
      decoding: try pki.tool.run("asn1parse", "-inform", "DER", "-in", file, "-length", "\(headerCount(file))"),
      as: UTF8.self)
    #expect(dump.contains("UTF8STRING        :FN-01-2026-000777"))
    #expect(dump.uppercased().contains(header.envelope.hex.uppercased()))
  }

  private func headerCount(_ file: String) throws -> Int { try pki.tool.read(file).count - text.count }

  /// Signs and encrypts with the command line, in the profile.
  private func sealedByOpenSSL(
    _ header: EnvelopeHeader, signer: String = "seal", to names: [String], signing: [String] = []
  ) throws -> [UInt8] {
    let file = UUID().uuidString
    try pki.tool.write(try headerBytes(header) + text, to: "\(file).txt")
    try pki.tool.run(
      [
        "cms", "-sign", "-binary", "-nodetach", "-cades", "-md", "sha256", "-signer", "\(signer).crt", "-inkey",
        "\(signer).key", "-in", "\(file).txt", "-outform", "DER", "-out", "\(file).signed",
      ] + signing)
    try pki.tool.run(
      ["cms", "-encrypt", "-binary", "-aes-256-gcm", "-keyid"]
        + names.flatMap { ["-recip", "\($0).crt", "-keyopt", "ecdh_kdf_md:sha256"] }
        + ["-in", "\(file).signed", "-outform", "DER", "-out", "\(file).cms"])
    return try pki.tool.read("\(file).cms")
  }

  /// The header's encoding, taken from an envelope of ours that openssl opened.
  private func headerBytes(_ header: EnvelopeHeader) throws -> [UInt8] {
    let envelope = try pki.sealer.seal([], header: header, to: pki.recipients(["alice"]), at: pki.now)
    return try openedByOpenSSL(envelope.cms(), "alice")
  }

  @Test func `we open what openssl makes in the profile, and write it again byte for byte`() throws {
    let header = try TestPKI.header()
    let cms = try sealedByOpenSSL(header, to: ["alice", "bob"])
    for name in ["alice", "bob"] {
      let opened = try pki.opener(name).open(cms: cms, expecting: ExpectedHeader(header), at: pki.now)
      #expect(opened.content.withUnsafeBytes { Array($0) } == text)
    }
    #expect(try SealedEnvelope(id: header.envelope, cms: cms).cms() == cms)
    let rows = try pki.opener("bob").rewrap(
      cms: cms, expecting: ExpectedHeader(header), to: pki.recipients(["carol"]), at: pki.now)
    let wider = try SealedEnvelope(id: header.envelope, cms: cms).adding(rows)
    #expect(Array(try openedByOpenSSL(wider.cms(), "carol").suffix(text.count)) == text)
  }

  @Test func `one recipient in two groups is refused`() throws {
    let header = try TestPKI.header()
    let cms = try sealedByOpenSSL(header, to: ["alice", "alice"])
    expectRefusal(.duplicateRecipient) {
      try pki.opener("alice").open(cms: cms, expecting: ExpectedHeader(header), at: pki.now)
    }
    expectRefusal(.duplicateRecipient) { try SealedEnvelope(id: header.envelope, cms: cms) }
  }

  @Test func `openssl's signature by a certificate that may not seal is refused`() throws {
    let header = try TestPKI.header()
    let cms = try sealedByOpenSSL(header, signer: "rogue", to: ["alice"])
    expectRefusal(.sealRefused, "wrongKeyUsage") {
      try pki.opener("alice").open(cms: cms, expecting: ExpectedHeader(header), at: pki.now)
    }
  }

  @Test func `openssl's signature without CAdES, or by key identifier, is refused`() throws {
    let header = try TestPKI.header()
    let byKey = try sealedByOpenSSL(header, to: ["alice"], signing: ["-keyid"])
    expectRefusal(.malformed, "wrong sign") {
      try pki.opener("alice").open(cms: byKey, expecting: ExpectedHeader(header), at: pki.now)
    }
    let withoutCertificate = try sealedByOpenSSL(header, to: ["alice"], signing: ["-nocerts"])
    expectRefusal(.malformed) {
      try pki.opener("alice").open(cms: withoutCertificate, expecting: ExpectedHeader(header), at: pki.now)
    }
  }

  @Test func `a SHA-1 key derivation, another wrap, another cipher or naming by issuer is refused`() throws {
    try pki.tool.write(text, to: "other.txt")
    func encrypted(_ arguments: String...) throws -> [UInt8] {
      try pki.tool.run(["cms", "-encrypt", "-binary"] + arguments + ["-in", "other.txt", "-outform", "DER"])
    }
    let expected = ExpectedHeader(try TestPKI.header())
    func refusal(_ reason: String, _ cms: [UInt8], _ location: SourceLocation = #_sourceLocation) throws {
      expectRefusal(.malformed, reason, location) {
        try pki.opener("alice").open(cms: cms, expecting: expected, at: pki.now)
      }
    }
    let kdf = ["-keyopt", "ecdh_kdf_md:sha256"]
    try refusal("wrong key derivation", encrypted("-aes-256-gcm", "-keyid", "-recip", "alice.crt"))
    try refusal("wrong key wrap", encrypted("-aes-128-gcm", "-keyid", "-recip", "alice.crt", kdf[0], kdf[1]))
    try refusal("wrong content type", encrypted("-aes-256-cbc", "-keyid", "-recip", "alice.crt", kdf[0], kdf[1]))
    try refusal("not named by key identifier", encrypted("-aes-256-gcm", "-recip", "alice.crt", kdf[0], kdf[1]))
    try refusal(
      "another kind",
      encrypted("-aes-256-gcm", "-secretkey", String(repeating: "00", count: 32), "-secretkeyid", "01"))
  }
}
