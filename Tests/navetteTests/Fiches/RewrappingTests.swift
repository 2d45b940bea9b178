import Authority
import Cryptography
import Foundation
import Gateway
import JSON
import Liaison
import Sealing
import Testing

@testable import navette

/// For whom a fiche that is sent on is wrapped again: what the gateway expects, and nothing else.
struct RewrappingTests {
  private let scene = Result { try RecoveryScene() }

  /// The rows made for the people of `nord`: the agent `a-0001` alone is on duty there, and `circo` recovers.
  private func rows(
    _ sealed: SealedEnvelope? = nil, by author: String, with opener: Opener? = nil
  ) throws -> [CleReenveloppee] {
    let scene = try scene.get()
    let opener =
      try opener
      ?? Opener(
        key: scene.recovery.key, certificate: scene.recovery.certificate, sealAnchors: scene.trust)
    let attested = try AttestedRecipients(
      Answer(scene.proof()), of: OrganismeID("nord"), trust: scene.trust, at: scene.now)
    let envelope = try ReceivedEnvelope(Answer(scene.handed(sealed)), of: Reference(scene.header.reference))
    return try Rewrapping(opener: opener, now: scene.now).keys(to: envelope, by: author, for: attested)
  }

  @Test func `an author who made another key since and is on duty there is given a row for it`() throws {
    let scene = try scene.get()
    let keys = try rows(by: "a-0001")
    // The recovery key has a row already.
    #expect(keys.count == 1)
    let given = try scene.envelope.adding(keys.map(\.cle))
    let opener = try Opener(
      key: scene.agent.keys.encryption, certificate: scene.agent.certificates.encryption, sealAnchors: scene.trust)
    _ = try opener.open(cms: given.cms(), expecting: ExpectedHeader(scene.header), at: scene.now)
  }

  @Test func `an author who has a row for their key keeps it, and nobody else does`() throws {
    let scene = try scene.get()
    let held = try scene.envelope.adding(rows(by: "a-0001").map(\.cle))
    #expect(try rows(held, by: "a-0001").isEmpty)
    // On duty in the former body too: that row goes, and they get another.
    let again = try rows(held, by: "b-0001")
    let recipient = try #require(again.first).cle.recipient
    #expect(again.count == 1 && held.wrappedKeys.contains { $0.recipient == recipient })
    // The same, when it is they who send it on: they open it with the row that goes.
    let own = try Opener(
      key: scene.agent.keys.encryption, certificate: scene.agent.certificates.encryption, sealAnchors: scene.trust)
    #expect(try rows(held, by: "b-0001", with: own).map(\.cle.recipient) == [recipient])
    #expect(throws: (any Error).self) { try rows(by: "b-0001", with: own) }
  }
}
