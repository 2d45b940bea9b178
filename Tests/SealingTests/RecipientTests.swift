import Cryptography
import Foundation
import Sealing
import Testing

struct RecipientTests {
  let pki: TestPKI

  init() throws { pki = try TestPKI.shared.get() }

  @Test(arguments: [("expired", "expired"), ("revoked", "revoked"), ("signer", "wrongKeyUsage")])
  func `an expired, revoked or signing certificate receives nothing`(name: String, reason: String) {
    expectRefusal(.recipientRefused, reason) { try pki.recipient(name) }
  }

  @Test func `a certificate of another authority receives nothing`() throws {
    let other = try TrustStore(anchors: [])
    expectRefusal(.recipientRefused) {
      try RecipientCertificate(pki.certificate("alice"), trustedBy: other, at: pki.now)
    }
  }

  @Test func `a chain validated for another purpose is refused`() throws {
    let chain = try pki.trust.validate(pki.certificate("seal"), for: .seal, at: pki.now).get()
    expectRefusal(.recipientRefused, "not validated for key agreement") { try RecipientCertificate(chain) }
  }

  @Test func `a proof does not outlive what it rests on, and does not come from the future`() throws {
    let recipient = try pki.recipient("alice")
    for date in [pki.now.addingTimeInterval(40 * 86_400), pki.now.addingTimeInterval(-3600)] {
      expectRefusal(.recipientRefused) {
        try pki.sealer.seal([1], header: TestPKI.header(), to: [recipient], at: date)
      }
    }
  }

  @Test func `an envelope needs a recipient, each once`() throws {
    expectRefusal(.noRecipient) { try pki.sealer.seal([1], header: TestPKI.header(), to: [], at: pki.now) }
    expectRefusal(.duplicateRecipient) {
      try pki.sealer.seal(
        [1], header: TestPKI.header(), to: pki.recipients(["alice", "bob", "alice"]), at: pki.now)
    }
  }

  @Test func `a key that is not the certificate's neither seals nor opens`() throws {
    expectRefusal(.wrongKey) { try Sealer(seal: pki.key("alice"), certificate: pki.certificate("seal")) }
    expectRefusal(.wrongKey) { try Sealer(seal: pki.key("rogue"), certificate: pki.certificate("rogue")) }
    expectRefusal(.wrongKey) { try Sealer(seal: pki.key("alice"), certificate: pki.certificate("alice")) }
    expectRefusal(.wrongKey) {
      try Opener(key: pki.key("alice"), certificate: pki.certificate("bob"), sealAnchors: pki.trust)
    }
  }
}
