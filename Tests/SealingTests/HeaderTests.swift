import Cryptography
import Foundation
import Sealing
import Testing

struct HeaderTests {
  let pki: TestPKI

  init() throws { pki = try TestPKI.shared.get() }

  @Test func `a genuine envelope that is not the one asked for is refused, whatever field differs`() throws {
    let header = try TestPKI.header("FN-1", previous: SHA256.digest([1]))
    let cms = try pki.sealer.seal([1], header: header, to: pki.recipients(["alice"]), at: pki.now).cms()
    let opener = try pki.opener("alice")
    func asking(
      _ reference: String = "FN-1", envelope: EnvelopeID? = nil, kind: String = "fiche", author: String? = nil,
      destination: String? = nil, version: Int? = nil, previous: ExpectedHeader.Previous = .any
    ) -> ExpectedHeader {
      ExpectedHeader(
        reference: reference, envelope: envelope ?? header.envelope, kind: kind, author: author,
        destination: destination, version: version, previous: previous)
    }
    for (field, expected) in [
      ("reference", asking("FN-2")), ("envelope", asking(envelope: .random())), ("kind", asking(kind: "retour")),
      ("author", asking(author: "agent-18")), ("destination", asking(destination: "secteur-05")),
      ("version", asking(version: 2)), ("previous", asking(previous: .none)),
      ("previous", asking(previous: .digest(SHA256.digest([2])))),
    ] {
      expectRefusal(.headerMismatch, field) { try opener.open(cms: cms, expecting: expected, at: pki.now) }
    }
    _ = try opener.open(cms: cms, expecting: asking(), at: pki.now)
    _ = try opener.open(
      cms: cms,
      expecting: asking(
        author: "agent-17", destination: "secteur-04", version: 1, previous: .digest(SHA256.digest([1]))),
      at: pki.now)
  }

  @Test func `references compare by bytes, not by canonical equivalence`() throws {
    let composed = try TestPKI.header("caf\u{e9}")
    let cms = try pki.sealer.seal([1], header: composed, to: pki.recipients(["alice"]), at: pki.now).cms()
    let decomposed = ExpectedHeader(reference: "cafe\u{301}", envelope: composed.envelope, kind: "fiche")
    expectRefusal(.headerMismatch, "reference") {
      try pki.opener("alice").open(cms: cms, expecting: decomposed, at: pki.now)
    }
  }

  @Test func `a field that is empty, too long, or out of range makes no header`() {
    func header(_ text: String, version: Int = 1) throws -> EnvelopeHeader {
      try EnvelopeHeader(
        reference: text, envelope: .random(), kind: "fiche", author: "a", destination: "d", version: version)
    }
    for text in ["", "a\u{0}b", String(repeating: "é", count: 101)] {
      expectRefusal(.invalidHeader) { try header(text) }
    }
    for version in [-1, 1 << 31] { expectRefusal(.invalidHeader) { try header("r", version: version) } }
    #expect(EnvelopeID(hex: "00") == nil)
    #expect(EnvelopeID(bytes: [UInt8](repeating: 0, count: 17)) == nil)
  }

  @Test func `cores and rows of two envelopes exchanged are refused`() throws {
    let (first, second) = (try TestPKI.header("FN-1"), try TestPKI.header("FN-2"))
    let names = ["alice", "bob"]
    let a = try pki.sealer.seal([1], header: first, to: pki.recipients(names), at: pki.now)
    let b = try pki.sealer.seal([2], header: second, to: pki.recipients(names), at: pki.now)
    let rows = try SealedEnvelope(id: a.id, core: a.core, wrappedKeys: b.wrappedKeys)
    let core = try SealedEnvelope(id: a.id, core: b.core, wrappedKeys: a.wrappedKeys)
    let whole = try SealedEnvelope(id: a.id, core: b.core, wrappedKeys: b.wrappedKeys)
    let oneRow = try a.removing(pki.recipient("alice").keyID).adding(
      [try #require(b.wrappedKey(for: pki.recipient("alice").keyID))])
    let opener = try pki.opener("alice")
    for (exchanged, code) in [
      (rows, SealingError.Code.altered), (core, .altered), (whole, .headerMismatch), (oneRow, .altered),
    ] {
      expectRefusal(code) { try opener.open(cms: exchanged.cms(), expecting: ExpectedHeader(first), at: pki.now) }
    }
  }

  @Test func `two rows of one envelope given to each other's recipients are refused`() throws {
    let header = try TestPKI.header()
    let a = try pki.sealer.seal([1], header: header, to: pki.recipients(["alice", "bob"]), at: pki.now)
    let (x, y) = (a.wrappedKeys[0].bytes, a.wrappedKeys[1].bytes)
    let exchanged = try [x.prefix(20) + y.dropFirst(20), y.prefix(20) + x.dropFirst(20)].map {
      try WrappedKey(bytes: Array($0))
    }
    let envelope = try SealedEnvelope(id: a.id, core: a.core, wrappedKeys: exchanged)
    for name in ["alice", "bob"] {
      expectRefusal(.altered) {
        try pki.opener(name).open(cms: envelope.cms(), expecting: ExpectedHeader(header), at: pki.now)
      }
    }
  }
}
