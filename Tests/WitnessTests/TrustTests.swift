import Journal
import TestSupport
import Testing
import Witness

struct TrustTests {
  @Test func `a key is trusted once, and keeps what was cosigned`() throws {
    let (log, next) = (try TestLog(9), try TestLog(20, seed: 8))
    let witness = try TestWitness(trusting: [log.signer.key])
    do { _ = try witness.start().cosign(log.request(0, 9)) }
    let folder = try WitnessFolder(witness.url)
    #expect(throws: WitnessError.self) { try folder.trust(log.signer.key, witness: witness.cosigner.key) }
    #expect(try folder.trust(next.signer.key, witness: witness.cosigner.key).size == 9)
    folder.release()
    _ = try witness.start().cosign(next.request(9, 20))
    #expect(try witness.kept()?.keys.count == 2)
  }

  @Test func `a log whose origin is not its key's name is known by its origin`() throws {
    let log = try TestLog(9)
    let witness = try TestWitness()
    try WitnessFolder(witness.url).trust(
      log.signer.key, for: "renamed log of ours", witness: witness.cosigner.key)
    #expect(try witness.start().add(log.request(0, 9)) == .unknownOrigin)
    #expect(try witness.kept("renamed log of ours")?.keys == [log.signer.key])
  }

  @Test func `a witness's key, or an origin that is not a line, is refused`() throws {
    let witness = try TestWitness()
    let folder = try WitnessFolder(witness.url)
    #expect(throws: WitnessError.self) { try folder.trust(witness.cosigner.key, witness: witness.cosigner.key) }
    for origin in ["", "two\nlines", "a\u{0}b"] {
      #expect(throws: WitnessError.self) {
        try folder.trust(TestLog(1).signer.key, for: origin, witness: witness.cosigner.key)
      }
    }
    #expect(try witness.files().isEmpty)
  }

  @Test func `17 keys of one log are too many`() throws {
    let witness = try TestWitness(trusting: (1...16).map { try TestLog(0, seed: $0).signer.key })
    let folder = try WitnessFolder(witness.url)
    #expect(throws: WitnessError.self) {
      try folder.trust(TestLog(0, seed: 17).signer.key, witness: witness.cosigner.key)
    }
    #expect(try witness.kept()?.keys.count == 16)
  }
}
