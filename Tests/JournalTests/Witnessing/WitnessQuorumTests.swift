import Cryptography
import Journal
import Testing

struct WitnessQuorumTests {
  private let checkpoint: VerifiedCheckpoint
  private let cosigners: [Cosigner]

  init() throws {
    checkpoint = try signer().sign(MemoryJournal(count: 3).tree)
    cosigners = try (1...3).map { number in
      let seed = SecretBytes(copying: [UInt8](repeating: UInt8(number), count: 32))
      return try Cosigner(name: "w\(number).example", privateKey: Ed25519PrivateKey(seed: seed))
    }
  }

  private func cosigned(_ numbers: [Int], at time: UInt64 = 1_800_000_000) throws -> SignedCheckpoint {
    try checkpoint.adding(numbers.map { try cosigners[$0].cosign(checkpoint, at: time) }).signed
  }

  @Test func `a quorum is reached by as many witnesses as it says, whichever they are`() throws {
    let quorum = try WitnessQuorum(witnesses: cosigners.map(\.key), threshold: 2)
    for pair in [[0, 1], [0, 2], [1, 2], [0, 1, 2]] {
      #expect(try quorum.verify(cosigned(pair)).map(\.key.name) == pair.map { cosigners[$0].key.name })
    }
    for few in [[], [0], [1], [2]] {
      #expect(refusal { try quorum.verify(cosigned(few)) } == .quorumMissing)
    }
  }

  @Test func `one witness that cosigns twice counts once`() throws {
    let quorum = try WitnessQuorum(witnesses: cosigners.map(\.key), threshold: 2)
    let early = try cosigners[0].cosign(checkpoint, at: 1).line
    let late = try cosigners[0].cosign(checkpoint, at: 2).line
    let note = try SignedCheckpoint(note: checkpoint.signed.note.adding([early, late]))
    #expect(quorum.cosignatures(on: note).map(\.time) == [2])
    #expect(refusal { try quorum.verify(note) } == .quorumMissing)
  }

  @Test func `witnesses that nobody chose count for nothing`() throws {
    let quorum = try WitnessQuorum(witnesses: [cosigners[0].key], threshold: 1)
    #expect(refusal { try quorum.verify(cosigned([1, 2])) } == .quorumMissing)
    #expect(try quorum.verify(cosigned([0, 1, 2])).count == 1)
  }

  @Test func `cosignatures dated after the limit are left out`() throws {
    let quorum = try WitnessQuorum(witnesses: [cosigners[0].key], threshold: 1)
    let note = try cosigned([0], at: 1000)
    #expect(try quorum.verify(note, upTo: 1000).count == 1)
    #expect(refusal { try quorum.verify(note, upTo: 999) } == .quorumMissing)
  }

  @Test func `a quorum of nobody, or of more than there are, is refused`() throws {
    let keys = cosigners.map(\.key)
    for threshold in [-1, 0, 4] {
      #expect(refusal { try WitnessQuorum(witnesses: keys, threshold: threshold) } == .quorumOutOfRange)
    }
    #expect(refusal { try WitnessQuorum(witnesses: [], threshold: 0) } == .quorumOutOfRange)
  }

  @Test func `a log's key, or one key twice, makes no quorum`() throws {
    let key = cosigners[0].key
    #expect(refusal { try WitnessQuorum(witnesses: [signer().key], threshold: 1) } == .malformedKey)
    #expect(refusal { try WitnessQuorum(witnesses: [key, key], threshold: 1) } == .malformedKey)
    let renamed = try VerifierKey(name: "other.example", publicKey: key.publicKey, kind: .cosignature)
    #expect(refusal { try WitnessQuorum(witnesses: [key, renamed], threshold: 2) } == .malformedKey)
  }
}
