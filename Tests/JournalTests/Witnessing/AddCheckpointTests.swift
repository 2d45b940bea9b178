import Cryptography
import JSON
import Journal
import Testing

struct AddCheckpointTests {
  private let vectors: JSON
  private let journal: MemoryJournal
  private let signer: LogSigner

  init() throws {
    vectors = try JSON.parse(Array(vector("witnesses.json").utf8))
    journal = try MemoryJournal(count: 300)
    signer = try JournalTests.signer()
  }

  private func request(from oldSize: UInt64) throws -> AddCheckpoint {
    let proof = try ConsistencyProof(oldSize: oldSize, newSize: 300, reading: journal)
    return try AddCheckpoint(signer.sign(journal.tree), extending: proof)
  }

  @Test func `the specification's example is read, and written back byte for byte`() throws {
    let item = try #require(vectors["specification"])
    let bytes = Array(try #require(item["request"]?.string).utf8)
    let request = try AddCheckpoint(parsing: bytes)
    #expect(request.oldSize == 20_852_014)
    #expect(request.hashes.count == 4)
    #expect(request.checkpoint.claim.size == 20_852_163)
    #expect(request.checkpoint.note.signatures.count == 2)
    #expect(request.bytes == bytes)
  }

  @Test func `requests of another implementation's log are read, signed and proven`() throws {
    let item = try #require(vectors["requests"])
    let key = try #require(Ed25519PublicKey(bytes: unhex(item["publicKey"])))
    let verifier = LogVerifier(key: try VerifierKey(name: #require(item["origin"]?.string), publicKey: key))
    let bodies = try #require(item["bodies"]?.array)
    try #require(bodies.count == 3)
    let requests = try bodies.map { try AddCheckpoint(parsing: Array(#require($0.string).utf8)) }
    let first = try verifier.verify(requests[0].checkpoint).checkpoint
    for request in requests {
      let next = try verifier.verify(request.checkpoint).checkpoint
      let proof = try ConsistencyProof(oldSize: request.oldSize, newSize: next.size, hashes: request.hashes)
      if request.oldSize == first.size {
        try proof.verify(oldRoot: first.root, newRoot: next.root)
        #expect(throws: JournalError.self) { try proof.verify(oldRoot: next.root, newRoot: next.root) }
      } else {
        try proof.verify(oldRoot: MerkleHash.emptyRoot, newRoot: next.root)
      }
    }
  }

  @Test(arguments: [0, 1, 2, 7, 255, 256, 299, 300] as [UInt64])
  func `a request that was made is read back as it was`(oldSize: UInt64) throws {
    let request = try request(from: oldSize)
    let again = try AddCheckpoint(parsing: request.bytes)
    #expect(again == request)
    #expect(again.bytes == request.bytes)
    #expect(try signer.verifier.verify(again.checkpoint).checkpoint.root == journal.tree.root)
  }

  @Test func `a proof about another size makes no request`() throws {
    let proof = try ConsistencyProof(oldSize: 7, newSize: 299, reading: journal)
    let signed = try signer.sign(journal.tree)
    #expect(throws: JournalError.self) { try AddCheckpoint(signed, extending: proof) }
  }

  @Test(arguments: [
    "", "\n", "old 0", "old 0\n", "old\n\n", "old \n\n", "old  0\n\n", " old 0\n\n", "Old 0\n\n",
    "old 0 \n\n",
    "old 00\n\n", "old 01\n\n", "old +1\n\n", "old -1\n\n", "old 0x1\n\n", "old 1.0\n\n", "old 0\r\n\r\n",
    "old 0\r\n\n",
    "old 9223372036854775808\n\n", "old 18446744073709551616\n\n", "old 0\tx\n\n", "size 0\n\n", "\nold 0\n\n",
    "old 0\nAAAA\n\n", "old 0\n{H} \n\n", "old 0\n {H}\n\n", "old 0\n{H}{H}\n\n", "old 0\n{h}\n\n", "old 0\n{U}\n\n",
    "old 0\n{H}", "old 0\n{H}\n", "old 0\nold 0\n\n", "old 0\n\n\n",
  ])
  func `lines of another form are refused`(lines: String) throws {
    let hash = base64([UInt8](repeating: 0xFB, count: 32))
    let text = lines.replacing("{H}", with: hash).replacing("{h}", with: hash.dropLast())
      .replacing("{U}", with: hash.replacing("+", with: "-"))
    let bytes = Array(text.utf8) + (try signer.sign(journal.tree).signed.bytes)
    #expect(throws: JournalError.self) { try AddCheckpoint(parsing: bytes) }
  }

  @Test func `63 hashes are read and 64 are refused`() throws {
    let hash = base64([UInt8](repeating: 7, count: 32)) + "\n"
    let note = try signer.sign(journal.tree).signed.bytes
    func bytes(_ count: Int) -> [UInt8] {
      Array("old 1\n\(String(repeating: hash, count: count))\n".utf8) + note
    }
    #expect(try AddCheckpoint(parsing: bytes(63)).hashes.count == 63)
    #expect(refusal { try AddCheckpoint(parsing: bytes(64)) } == .malformedRequest)
  }

  @Test func `a request without checkpoint, or with something else than one, is refused`() throws {
    let other = Array("old 0\n\ntext\n\n\u{2014} k AAECAwQF\n".utf8)
    #expect(refusal { try AddCheckpoint(parsing: other) } == .malformedCheckpoint)
    let unsigned = Array("old 0\n\n\(try signer.sign(journal.tree).checkpoint.text)".utf8)
    #expect(refusal { try AddCheckpoint(parsing: unsigned) } == .malformedNote)
    let long = [UInt8](repeating: 0x61, count: AddCheckpoint.maximumByteCount + 1)
    #expect(refusal { try AddCheckpoint(parsing: long) } == .malformedRequest)
  }

  @Test func `whatever is cut, doubled or changed is refused, or read and written back as it stands`() throws {
    let bytes = try request(from: 7).bytes
    for count in bytes.indices {
      #expect(throws: JournalError.self, "\(count) bytes") { try AddCheckpoint(parsing: Array(bytes.prefix(count))) }
    }
    var random = SeededGenerator(seed: 5)
    var read = 0
    for round in 0..<5_000 {
      let changed = random.mutate(bytes)
      guard let request = try? AddCheckpoint(parsing: changed) else { continue }
      read += 1
      #expect(request.bytes == changed, "round \(round)")
    }
    #expect(read > 0 && read < 5_000, "mutations that never, or always, parse prove nothing")
  }
}
