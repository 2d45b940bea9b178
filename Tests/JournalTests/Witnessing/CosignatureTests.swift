import Cryptography
import JSON
import Journal
import Testing

struct CosignatureTests {
  private let vectors: JSON
  private let log: LogSigner
  private let checkpoint: VerifiedCheckpoint

  init() throws {
    vectors = try JSON.parse(Array(vector("witnesses.json").utf8))
    log = try signer()
    checkpoint = try log.sign(MemoryJournal(count: 3).tree)
  }

  private func cosigner(_ name: String = "witness.example", seed: UInt8 = 9) throws -> Cosigner {
    let seed = SecretBytes(copying: [UInt8](repeating: seed, count: 32))
    return try Cosigner(name: name, privateKey: Ed25519PrivateKey(seed: seed))
  }

  /// A checkpoint that public witnesses cosigned, and their keys.
  private func published() throws -> (note: String, keys: [VerifierKey], time: UInt64) {
    let item = try #require(vectors["cosigned"])
    let keys = try #require(item["witnesses"]?.array).map { try VerifierKey(vkey: #require($0.string)) }
    try #require(keys.count == 4)
    return (try #require(item["note"]?.string), keys, 0x6A12_2120)
  }

  @Test func `cosignatures of four public witnesses verify with their published keys`() throws {
    let (note, keys, time) = try published()
    let signed = try SignedCheckpoint(parsing: Array(note.utf8))
    let found = try WitnessQuorum(witnesses: keys, threshold: 4).verify(signed)
    #expect(found.map(\.key) == keys)
    #expect(found.map(\.time) == [time, time, time, time])
  }

  @Test func `published cosignatures are worth nothing under another text, and a changed one by itself`() throws {
    let (note, keys, _) = try published()
    let quorum = try WitnessQuorum(witnesses: keys, threshold: 1)
    let other = try SignedCheckpoint(parsing: Array(note.replacing("1432088532", with: "1432088533").utf8))
    #expect(quorum.cosignatures(on: other).isEmpty)
    #expect(refusal { try quorum.verify(other) } == .quorumMissing)
    let changed = try SignedCheckpoint(
      parsing: Array(note.replacing("2net5wAAAABqEiEg", with: "2net5wAAAABqEiEh").utf8))
    #expect(quorum.cosignatures(on: changed).map(\.key.name) == [keys[0], keys[1], keys[3]].map(\.name))
    #expect(refusal { try WitnessQuorum(witnesses: keys, threshold: 4).verify(changed) } == .quorumMissing)
  }

  @Test func `what a cosigner makes is the bytes of the specification`() throws {
    let made = try cosigner().cosign(checkpoint, at: 1_800_000_000)
    #expect(made.line.signature.prefix(8).elementsEqual([0, 0, 0, 0, 0x6B, 0x49, 0xD2, 0x00]))
    let message = "cosignature/v1\ntime 1800000000\n\(checkpoint.checkpoint.text)"
    let isValid = try cosigner().key.publicKey.isValid(
      signature: Array(made.line.signature.dropFirst(8)), for: Array(message.utf8))
    #expect(isValid)
    let id = SHA256.digest(Array("witness.example\n".utf8) + [4] + (try cosigner().key.publicKey.bytes)).bytes.prefix(4)
    #expect(made.line.line == "\u{2014} witness.example \(base64(id + made.line.signature))\n")
  }

  @Test func `a cosignature is found again in the checkpoint, and its log's signature stays`() throws {
    let made = try cosigner().cosign(checkpoint, at: 1_800_000_000)
    let cosigned = try checkpoint.adding([made])
    let read = try SignedCheckpoint(parsing: cosigned.signed.bytes)
    #expect(try log.verifier.verify(read).signed == read)
    #expect(try WitnessQuorum(witnesses: [cosigner().key], threshold: 1).verify(read) == [made])
    #expect(try cosigner().key.cosignature(of: checkpoint.signed, among: [made.line]) == made)
  }

  @Test func `a witness's later cosignature takes the place of its earlier one`() throws {
    let early = try cosigner().cosign(checkpoint, at: 1)
    let late = try cosigner().cosign(checkpoint, at: 2)
    let other = try cosigner("other.example", seed: 10).cosign(checkpoint, at: 1)
    let note = try checkpoint.adding([early, other]).adding([late]).signed
    #expect(note.note.signatures.count == 3)
    #expect(try cosigner().key.cosignature(of: note, among: note.note.signatures) == late)
    let both = try cosigner().key.cosignature(of: note, among: [late.line, early.line])
    #expect(both.time == 2)
  }

  @Test func `a cosignature by another key, over another checkpoint or at another time is refused`() throws {
    let made = try cosigner().cosign(checkpoint, at: 1_800_000_000)
    let next = try log.sign(MemoryJournal(count: 4).tree).signed
    #expect(refusal { try cosigner().key.cosignature(of: next, among: [made.line]) } == .badSignature)
    #expect(
      refusal { try cosigner(seed: 10).key.cosignature(of: checkpoint.signed, among: [made.line]) } == .unknownKey)
    #expect(
      refusal { try cosigner("witness.exampl").key.cosignature(of: checkpoint.signed, among: [made.line]) }
        == .unknownKey)
    #expect(
      refusal { try log.key.cosignature(of: checkpoint.signed, among: checkpoint.signed.note.signatures) }
        == .malformedKey)
  }

  @Test func `the greatest time is cosigned, and one second more is refused`() throws {
    let last = UInt64(Int64.max)
    let made = try cosigner().cosign(checkpoint, at: last)
    #expect(try cosigner().key.cosignature(of: checkpoint.signed, among: [made.line]).time == last)
    #expect(refusal { try cosigner().cosign(checkpoint, at: last + 1) } == .timeOutOfRange)
    #expect(refusal { try cosigner().cosign(checkpoint, at: .max) } == .timeOutOfRange)
  }

  @Test func `a name that no key may have makes no cosigner`() {
    for name in ["", "a b", "a+b", "a\nb", "a\u{A0}b"] {
      #expect(refusal { try cosigner(name) } == .malformedKey)
    }
  }
}
