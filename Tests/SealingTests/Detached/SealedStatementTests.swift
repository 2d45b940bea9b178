import Cryptography
import Foundation
import Sealing
import Testing

/// A statement that stays beside its signature.
struct SealedStatementTests {
  let pki: TestPKI
  let statement = Array("Attestation inventée.\nDeux lignes.\n".utf8)
  let signature: [UInt8]
  let root: Certificate
  let lists: [CertificateRevocationList]

  init() throws {
    pki = try TestPKI.shared.get()
    signature = try pki.sealer.sign(detached: statement, at: pki.now)
    root = try Certificate(pem: pki.tool.read("root.crt"))
    lists = [try CertificateRevocationList(pem: pki.tool.read("root.crl"))]
  }

  @Test func `a signature verifies, and openssl says so too`() throws {
    let sealed = try SealedStatement(verifying: signature, of: statement)
    #expect(sealed.signingTime == pki.now)
    #expect(try sealed.signer == pki.certificate("seal"))
    let standing = try sealed.standing(under: root, lists: lists, at: pki.now)
    #expect(standing.isRevocationChecked && !standing.hasExpired)
    try pki.tool.write(statement, to: "attestation.txt")
    try pki.tool.write(signature, to: "attestation.p7s")
    let command = [
      "cms", "-verify", "-cades", "-binary", "-content", "attestation.txt", "-inform", "DER", "-in", "attestation.p7s",
      "-CAfile", "root.crt", "-purpose", "any",
    ]
    #expect(try pki.tool.run(command) == statement)
    try pki.tool.write(statement + [0x0A], to: "attestation.txt")
    #expect(throws: OpenSSLTool.Failure.self) { try pki.tool.run(command) }
  }

  @Test func `another statement, and every flipped bit of the signature, are refused`() throws {
    expectRefusal(.badSignature) { try SealedStatement(verifying: signature, of: statement + [0x0A]) }
    expectRefusal(.badSignature) { try SealedStatement(verifying: signature, of: []) }
    var accepted: [Int] = []
    for index in signature.indices {
      for bit in [0, 3, 7] {
        var flipped = signature
        flipped[index] ^= 1 << bit
        if (try? SealedStatement(verifying: flipped, of: statement)) != nil { accepted.append(index) }
      }
    }
    #expect(accepted == [])
    expectRefusal(.malformed, "trailing") { try SealedStatement(verifying: signature + [0], of: statement) }
  }

  @Test func `an envelope's signature is not a statement's, and what looks like a header is not signed`() throws {
    let header = try TestPKI.header()
    let cms = try pki.sealer.seal([7], header: header, to: pki.recipients(["alice"]), at: pki.now).cms()
    let inner = try Forgery.inner(of: cms, key: pki.key("alice"))
    expectRefusal(.malformed, "not detached") { try SealedStatement(verifying: inner, of: statement) }
    for text in [[], [0x30, 0], Array(" A".utf8), Array("été".utf8)] as [[UInt8]] {
      expectRefusal(.malformed, "begins with a letter") { try pki.sealer.sign(detached: text, at: pki.now) }
    }
    expectRefusal(.malformed, "not a statement") { try SealedStatement(verifying: signature, of: [0x30, 0]) }
  }

  @Test func `without a list it is said that revocation was not checked, and that a certificate has expired since`()
    throws
  {
    let sealed = try SealedStatement(verifying: signature, of: statement)
    #expect(try !sealed.standing(under: root, at: pki.now).isRevocationChecked)
    let later = pki.now.addingTimeInterval(86_400 * 60)
    let standing = try sealed.standing(under: root, lists: lists, at: later)
    #expect(!standing.isRevocationChecked && standing.hasExpired)
  }

  @Test func `a revoked seal, another authority's, and a key that may not seal are refused`() throws {
    let revoked = try Sealer(seal: pki.key("revokedseal"), certificate: pki.certificate("revokedseal"))
    let sealed = try SealedStatement(verifying: revoked.sign(detached: statement, at: pki.now), of: statement)
    expectRefusal(.sealRefused, "revoked") { try sealed.standing(under: root, lists: lists, at: pki.now) }
    #expect(try !sealed.standing(under: root, at: pki.now).isRevocationChecked)
    let stranger = try SealedStatement(verifying: signature, of: statement)
    #expect(throws: SealingError.self) { try stranger.standing(under: pki.certificate("seal"), at: pki.now) }
    #expect(throws: SealingError.self) { try Sealer(seal: pki.key("signer"), certificate: pki.certificate("signer")) }
  }

  @Test func `a seal does not sign outside its certificate's validity`() throws {
    for days in [-3650.0, 3650] {
      expectRefusal(.wrongKey, "not current") {
        try pki.sealer.sign(detached: statement, at: pki.now.addingTimeInterval(days * 86_400))
      }
    }
  }
}
