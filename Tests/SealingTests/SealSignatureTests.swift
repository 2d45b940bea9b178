import Cryptography
import Foundation
import Sealing
import Testing

/// The inner layer: who sealed, and what.
struct SealSignatureTests {
  let pki: TestPKI
  let header: EnvelopeHeader
  let inner: [UInt8]
  let alice: Certificate
  let opener: Opener

  init() throws {
    pki = try TestPKI.shared.get()
    header = try TestPKI.header()
    alice = try pki.certificate("alice")
    opener = try pki.opener("alice")
    let envelope = try pki.sealer.seal([7, 7, 7], header: header, to: pki.recipients(["alice"]), at: pki.now)
    inner = try Forgery.inner(of: envelope.cms(), key: pki.key("alice"))
  }

  private func open(_ inner: [UInt8]) throws -> OpenedContent {
    let cms = try Forgery().cms(inner, to: alice)
    return try opener.open(cms: cms, expecting: ExpectedHeader(header), at: pki.now)
  }

  /// A recipient can encrypt what they like to another: only the signature says that the gateway sealed it.
  @Test func `a flipped bit under a fresh encryption is refused`() throws {
    var accepted: [Int] = []
    for index in inner.indices {
      for bit in [0, 3, 7] {
        var flipped = inner
        flipped[index] ^= 1 << bit
        if (try? open(flipped)) != nil { accepted.append(index) }
      }
    }
    #expect(accepted == [])
  }

  @Test func `content that is not signed, or with something after it, is refused`() throws {
    expectRefusal(.malformed) { try open(Array("bonjour".utf8)) }
    expectRefusal(.malformed, "trailing") { try open(inner + [0]) }
    expectRefusal(.malformed, "length") { try open([0x30, 0x80] + inner[4...] + [0, 0]) }
  }

  @Test func `a revoked seal is refused`() throws {
    let revoked = try Sealer(seal: pki.key("revokedseal"), certificate: pki.certificate("revokedseal"))
    let cms = try revoked.seal([1], header: header, to: pki.recipients(["alice"]), at: pki.now).cms()
    expectRefusal(.sealRefused, "revoked") {
      try pki.opener("alice").open(cms: cms, expecting: ExpectedHeader(header), at: pki.now)
    }
  }

  @Test func `a seal of another authority is refused`() throws {
    let stranger = try Opener(
      key: pki.key("alice"), certificate: pki.certificate("alice"), sealAnchors: TrustStore(anchors: []))
    let cms = try Forgery().cms(inner, to: pki.certificate("alice"))
    expectRefusal(.sealRefused, "unknownIssuer") {
      try stranger.open(cms: cms, expecting: ExpectedHeader(header), at: pki.now)
    }
  }

  @Test func `a seal that expired since still opens, while its revocation list is current`() throws {
    let later = pki.now.addingTimeInterval(90 * 86_400)
    let lists = try [CertificateRevocationList(pem: pki.tool.read("long.crl"))]
    let trust = try TrustStore(anchors: pki.trust.anchors, crls: lists)
    let opener = try Opener(key: pki.key("alice"), certificate: pki.certificate("alice"), sealAnchors: trust)
    let cms = try Forgery().cms(inner, to: pki.certificate("alice"))
    _ = try opener.open(cms: cms, expecting: ExpectedHeader(header), at: later)
    expectRefusal(.sealRefused, "expiredRevocationList") {
      try pki.opener("alice").open(cms: cms, expecting: ExpectedHeader(header), at: later)
    }
  }
}
