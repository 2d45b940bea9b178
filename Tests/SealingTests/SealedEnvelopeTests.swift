import Cryptography
import Foundation
import Sealing
import Testing

struct SealedEnvelopeTests {
  let pki: TestPKI
  let text = Array("Madame X. demande un hébergement.".utf8)

  init() throws { pki = try TestPKI.shared.get() }

  private func clear(_ opened: OpenedContent) -> [UInt8] { opened.content.withUnsafeBytes { Array($0) } }

  @Test func `each recipient opens what was sealed`() throws {
    let header = try TestPKI.header(previous: SHA256.digest([1]))
    let envelope = try pki.sealer.seal(text, header: header, to: pki.recipients(["alice", "bob"]), at: pki.now)
    for name in ["alice", "bob"] {
      let opened = try pki.opener(name).open(cms: envelope.cms(), expecting: ExpectedHeader(header), at: pki.now)
      #expect(clear(opened) == text)
      #expect(opened.header == header)
      #expect(opened.signingTime == pki.now)
      #expect(opened.signer == (try pki.certificate("seal")))
      #expect(opened.coreDigest == envelope.core.digest)
    }
    expectRefusal(.notARecipient) {
      try pki.opener("carol").open(cms: envelope.cms(), expecting: ExpectedHeader(header), at: pki.now)
    }
  }

  @Test func `an empty content and a long one are sealed`() throws {
    for count in [0, 1, 200_000] {
      let header = try TestPKI.header()
      let content = SecureRandom.bytes(count)
      let envelope = try pki.sealer.seal(content, header: header, to: pki.recipients(["alice"]), at: pki.now)
      let opened = try pki.opener("alice").open(cms: envelope.cms(), expecting: ExpectedHeader(header), at: pki.now)
      #expect(clear(opened) == content)
    }
  }

  @Test func `one ephemeral key serves all recipients, and a re-wrap brings its own`() throws {
    let header = try TestPKI.header()
    let envelope = try pki.sealer.seal(text, header: header, to: pki.recipients(["alice", "bob"]), at: pki.now)
    #expect(Set(envelope.wrappedKeys.map(\.ephemeralPoint)).count == 1)
    let rows = try pki.opener("bob").rewrap(
      cms: envelope.cms(), expecting: ExpectedHeader(header), to: pki.recipients(["carol"]), at: pki.now)
    let wider = try envelope.adding(rows)
    #expect(wider.core.digest == envelope.core.digest)
    #expect(Set(wider.wrappedKeys.map(\.ephemeralPoint)).count == 2)
    for name in ["alice", "bob", "carol"] {
      let opened = try pki.opener(name).open(cms: wider.cms(), expecting: ExpectedHeader(header), at: pki.now)
      #expect(clear(opened) == text)
    }
    expectRefusal(.duplicateRecipient) { try wider.adding(rows) }
    expectRefusal(.duplicateRecipient) {
      try pki.opener("alice").rewrap(
        cms: wider.cms(), expecting: ExpectedHeader(header), to: pki.recipients(["carol"]), at: pki.now)
    }
    expectRefusal(.notARecipient) {
      try pki.opener("carol").rewrap(
        cms: envelope.cms(), expecting: ExpectedHeader(header), to: pki.recipients(["carol"]), at: pki.now)
    }
  }

  @Test func `removing a row removes that access and no other`() throws {
    let header = try TestPKI.header()
    let envelope = try pki.sealer.seal(text, header: header, to: pki.recipients(["alice", "bob"]), at: pki.now)
    let alice = try pki.recipient("alice").keyID
    let narrower = try envelope.removing(alice)
    expectRefusal(.notARecipient) {
      try pki.opener("alice").open(cms: narrower.cms(), expecting: ExpectedHeader(header), at: pki.now)
    }
    _ = try pki.opener("bob").open(cms: narrower.cms(), expecting: ExpectedHeader(header), at: pki.now)
    expectRefusal(.noRecipient) { try narrower.removing(pki.recipient("bob").keyID) }
    #expect(envelope.wrappedKey(for: alice)?.recipient == alice)
    #expect(narrower.wrappedKey(for: alice) == nil)
  }

  @Test func `stored parts make the same bytes again, in whatever order they come`() throws {
    let header = try TestPKI.header()
    let sealed = try pki.sealer.seal(text, header: header, to: pki.recipients(["alice", "bob"]), at: pki.now)
    let rows = try pki.opener("bob").rewrap(
      cms: sealed.cms(), expecting: ExpectedHeader(header), to: pki.recipients(["carol"]), at: pki.now)
    let envelope = try sealed.adding(rows)
    let stored = try envelope.wrappedKeys.reversed().map { try WrappedKey(bytes: $0.bytes) }
    let again = try SealedEnvelope(
      id: envelope.id, core: EnvelopeCore(bytes: envelope.core.bytes), wrappedKeys: stored)
    #expect(again == envelope)
    #expect(again.cms() == envelope.cms())
    #expect(try SealedEnvelope(id: envelope.id, cms: envelope.cms()) == envelope)
    #expect(envelope.core.digest == SHA256.digest(envelope.core.bytes))
    #expect(envelope.wrappedKeys.allSatisfy { $0.digest == SHA256.digest($0.bytes) })
  }

  @Test func `stored parts of another length or off the curve are refused`() throws {
    let envelope = try pki.sealer.seal(
      text, header: TestPKI.header(), to: pki.recipients(["alice"]), at: pki.now)
    let row = envelope.wrappedKeys[0].bytes
    var offCurve = row
    offCurve[84] ^= 1
    for bad in [[], Array(row.dropLast()), row + [0], offCurve] {
      expectRefusal(.malformed) { try WrappedKey(bytes: bad) }
    }
    for count in [0, 12, 28] {
      expectRefusal(.malformed) { try EnvelopeCore(bytes: [UInt8](repeating: 0, count: count)) }
    }
    expectRefusal(.noRecipient) {
      try SealedEnvelope(id: envelope.id, core: envelope.core, wrappedKeys: [])
    }
    expectRefusal(.duplicateRecipient) {
      try SealedEnvelope(id: envelope.id, core: envelope.core, wrappedKeys: envelope.wrappedKeys + envelope.wrappedKeys)
    }
  }
}
