import Authority
import Cryptography
import Foundation
import Gateway
import JSON
import Liaison
import Sealing
import Testing

@testable import navette

/// What the two people's machine believes of what the gateway hands out.
struct RecoverableFichesTests {
  @Test func `each envelope is re-wrapped for the attested key, which then opens it`() throws {
    let scene = try RecoveryScene()
    let found = try scene.found()
    let keys = try found.rewrap(with: scene.recovery.key, trust: scene.trust, at: scene.now)
    #expect(keys.count == 1 && found.attestedIn.description == "nord" && found.withoutKey == 0)
    let given = try SealedEnvelope(id: scene.envelope.id, cms: scene.envelope.cms())
      .adding([#require(keys.first).cle])
    let opener = try Opener(
      key: scene.agent.keys.encryption, certificate: scene.agent.certificates.encryption, sealAnchors: scene.trust)
    let opened = try opener.open(cms: given.cms(), expecting: ExpectedHeader(scene.header), at: scene.now)
    #expect(opened.header == scene.header)
  }

  @Test func `another body's shares open nothing`() throws {
    let scene = try RecoveryScene()
    let error = try #require(throws: CommandError.self) {
      try scene.found().rewrap(with: .generate(), trust: scene.trust, at: scene.now)
    }
    #expect(error.code == .refused)
  }

  @Test
  func `a swapped envelope, another agent's certificate, and another body's recovery certificate are not believed`()
    throws
  {
    let scene = try RecoveryScene()
    let swapped = try scene.found(author: "b-0002")
    #expect(
      throws: CommandError.self,
      performing: { try swapped.rewrap(with: scene.recovery.key, trust: scene.trust, at: scene.now) })
    for wrong in [
      { try scene.found(for: "a-0002") }, { try scene.found(of: "circo-2") },
      { try scene.found(attestedIn: "sud") }, { try scene.found(attester: scene.stranger) },
    ] {
      let error = try #require(throws: CommandError.self) { _ = try wrong() }
      #expect(error.code == .untrusted)
    }
  }
}
