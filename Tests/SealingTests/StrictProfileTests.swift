import Cryptography
import Foundation
import Sealing
import Testing

/// The outer layer: everything beside the one form of the profile is refused, each for its own reason.
struct StrictProfileTests {
  let pki: TestPKI
  let header: EnvelopeHeader
  let cms: [UInt8]
  let inner: [UInt8]

  init() throws {
    pki = try TestPKI.shared.get()
    header = try TestPKI.header()
    cms = try pki.sealer.seal([1, 2, 3], header: header, to: pki.recipients(["alice"]), at: pki.now).cms()
    inner = try Forgery.inner(of: cms, key: pki.key("alice"))
  }

  private func open(_ cms: [UInt8], _ name: String = "alice") throws -> OpenedContent {
    try pki.opener(name).open(cms: cms, expecting: ExpectedHeader(header), at: pki.now)
  }

  private func refusal(
    _ reason: String, _ code: SealingError.Code = .malformed, _ location: SourceLocation = #_sourceLocation,
    _ change: (inout Forgery) -> Void
  ) throws {
    var forgery = Forgery()
    change(&forgery)
    let cms = try forgery.cms(inner, to: pki.certificate("alice"))
    expectRefusal(code, reason, location) { try open(cms) }
    expectRefusal(code, reason, location) { try SealedEnvelope(id: header.envelope, cms: cms) }
  }

  @Test func `a forgery with nothing wrong opens, so the refusals below are for what they change`() throws {
    let opened = try open(Forgery().cms(inner, to: pki.certificate("alice")))
    #expect(opened.content.withUnsafeBytes { Array($0) } == [1, 2, 3])
  }

  @Test(arguments: [0, 4, 8, 12, 15, 17])
  func `a tag of another length than 16 is refused`(count: Int) throws {
    try refusal("tag of another length") { $0.tagCount = count }
  }

  @Test func `a missing ICVlen is refused`() throws {
    try refusal("missing ICVlen") { $0.tagLength = nil }
  }

  @Test(arguments: [0, 4, 12, 15, 17, 272])
  func `an ICVlen other than 16 is refused`(length: Int) throws {
    try refusal("ICVlen other than 16") { $0.tagLength = .integer(length) }
  }

  @Test(arguments: [0, 8, 11, 13, 16])
  func `an IV of another length than 12 is refused`(count: Int) throws {
    try refusal("IV of another length") { $0.ivCount = count }
  }

  @Test(arguments: ["1.3.132.1.11.0", "1.3.132.1.11.2", "1.3.133.16.840.63.0.2", "1.3.132.1.14.1"])
  func `another key derivation is refused`(dotted: String) throws {
    let identifier = try #require(ObjectIdentifier(dotted: dotted))
    try refusal("wrong key derivation") { $0.keyDerivation = identifier }
  }

  @Test(arguments: ["2.16.840.1.101.3.4.1.5", "2.16.840.1.101.3.4.1.25", "2.16.840.1.101.3.4.1.48"])
  func `another key wrap is refused`(dotted: String) throws {
    let identifier = try #require(ObjectIdentifier(dotted: dotted))
    try refusal("wrong key wrap") { $0.wrap = .sequence([.objectIdentifier(identifier)]) }
  }

  @Test func `a key wrap with NULL parameters is refused`() throws {
    try refusal("wrong key wrap") { $0.wrap = .sequence([.objectIdentifier(Forgery.wrapOID), .null]) }
  }

  @Test func `user keying material is refused`() throws {
    try refusal("user keying material") { $0.ukm = [1, 2, 3, 4] }
    try refusal("user keying material") { $0.ukm = [] }
  }

  @Test(arguments: ["1.2.840.113549.1.7.1", "1.2.840.113549.1.7.3", "1.2.840.113549.1.9.16.1.2"])
  func `another outer content type is refused`(dotted: String) throws {
    let identifier = try #require(ObjectIdentifier(dotted: dotted))
    try refusal("wrong content type") { $0.contentType = identifier }
  }

  @Test func `another inner type or cipher is refused`() throws {
    try refusal("wrong content type") { $0.innerType = ObjectIdentifier("1.2.840.113549.1.7.2") }
    try refusal("wrong content encryption") { $0.cipher = ObjectIdentifier("2.16.840.1.101.3.4.1.6") }
    try refusal("wrong content encryption") { $0.cipher = ObjectIdentifier("2.16.840.1.101.3.4.1.42") }
  }

  @Test func `other versions are refused`() throws {
    for version in [1, 2, 3] { try refusal("wrong version") { $0.version = version } }
    for version in [0, 2, 4] { try refusal("wrong recipient version") { $0.recipientVersion = version } }
  }

  @Test func `what the profile leaves out is refused when present`() throws {
    let empty = DERWriter.constructed(.context(0, constructed: true), [])
    try refusal("originator information") { $0.originatorInfo = empty }
    try refusal("authenticated attributes") {
      $0.authenticatedAttributes = .constructed(.context(1, constructed: true), [])
    }
    try refusal("unauthenticated attributes") {
      $0.unauthenticatedAttributes = .constructed(.context(2, constructed: true), [])
    }
    try refusal("originator key algorithm") {
      $0.originatorKeyAlgorithm = .sequence([.objectIdentifier(ObjectIdentifier("1.2.840.10045.2.1")), .null])
    }
  }

  @Test func `no recipient, or one twice, is refused`() throws {
    try refusal("", .noRecipient) { $0.rowCopies = 0 }
    try refusal("", .noRecipient) { $0.groupCopies = 0 }
    try refusal("", .duplicateRecipient) { $0.rowCopies = 2 }
    try refusal("one ephemeral key in two") { $0.groupCopies = 2 }
  }

  @Test func `BER is refused`() throws {
    #expect(cms[1] == 0x82)
    let body = Array(cms[4...])
    for (bytes, reason) in [
      ([0x30, 0x80] + body + [0, 0], "length"),
      ([0x30, 0x83, 0] + cms[2...], "length not minimal"),
      ([0x30, 0x84, 0, 0] + cms[2...], "length not minimal"),
      ([0x30, 0x85, 0, 0, 0] + cms[2...], "length"),
    ] {
      expectRefusal(.malformed, reason) { try open(bytes) }
    }
  }

  @Test func `trailing bytes and truncation are refused`() throws {
    for tail in [[0], [0, 0], [0x05, 0x00], cms] {
      expectRefusal(.malformed, "trailing") { try open(cms + tail) }
    }
    let opener = try pki.opener("alice")
    for count in cms.indices {
      expectRefusal(.malformed) {
        try opener.open(cms: Array(cms.prefix(count)), expecting: ExpectedHeader(header), at: pki.now)
      }
    }
  }

  @Test func `a flipped bit anywhere is refused`() throws {
    let opener = try pki.opener("alice")
    var accepted: [Int] = []
    for index in cms.indices {
      for bit in 0..<8 {
        var flipped = cms
        flipped[index] ^= 1 << bit
        do {
          _ = try opener.open(cms: flipped, expecting: ExpectedHeader(header), at: pki.now)
          accepted.append(index)
        } catch {}
      }
    }
    #expect(accepted == [])
  }

  @Test func `with several recipients, a flipped bit is refused by the one it touches`() throws {
    let several = try pki.sealer.seal(
      [1], header: header, to: pki.recipients(["alice", "bob"]), at: pki.now
    ).cms()
    let openers = try ["alice", "bob"].map(pki.opener)
    var accepted: [Int] = []
    for index in several.indices {
      for bit in [0, 5, 7] {
        var flipped = several
        flipped[index] ^= 1 << bit
        let opened = openers.compactMap {
          try? $0.open(cms: flipped, expecting: ExpectedHeader(header), at: pki.now)
        }
        if opened.count == openers.count { accepted.append(index) }
      }
    }
    #expect(accepted == [])
  }
}
