import Cryptography
import JSON
import Journal
import Testing

struct SignedNoteTests {
  private let vectors: JSON

  init() throws { vectors = try JSON.parse(Array(vector("notes.json").utf8)) }

  private static let example = Array(
    "text\n\n\u{2014} a.example/key AAECAwQF\n\u{2014} b.example/key AAECAwQFBg==\n".utf8)

  @Test func `published notes verify with their published keys, and are written back byte for byte`() throws {
    let cases = try #require(vectors["notes"]?.array)
    try #require(!cases.isEmpty)
    for item in cases {
      let bytes = Array(try #require(item["note"]?.string).utf8)
      let vkey = try #require(item["vkey"]?.string)
      let key = try VerifierKey(vkey: vkey)
      #expect(key.vkey == vkey)
      #expect(Hexadecimal.encode(withUnsafeBytes(of: key.keyID.bigEndian) { Array($0) }) == item["keyID"]?.string)
      let note = try SignedNote(parsing: bytes)
      try key.verify(note)
      #expect(note.bytes == bytes)
    }
  }

  @Test func `a published seed gives its published key`() throws {
    let item = try #require(vectors["signing"])
    let seed = SecretBytes(copying: try unhex(item["seed"]))
    let signer = try LogSigner(origin: #require(item["name"]?.string), privateKey: Ed25519PrivateKey(seed: seed))
    #expect(signer.key.vkey == item["vkey"]?.string)
  }

  @Test func `any changed byte of a published note is refused`() throws {
    let item = try #require(vectors["notes"]?.array?.first)
    let key = try VerifierKey(vkey: #require(item["vkey"]?.string))
    let bytes = Array(try #require(item["note"]?.string).utf8)
    for position in bytes.indices {
      for bit in [0, 1, 5] {
        var changed = bytes
        changed[position] ^= 1 << UInt8(bit)
        #expect(throws: JournalError.self, "byte \(position)") { try key.verify(SignedNote(parsing: changed)) }
      }
    }
  }

  @Test func `signatures of unknown keys are ignored, of our key never`() throws {
    let signed = try signer().sign(MerkleTree()).signed.note
    let other = try signer("other.example").sign(MerkleTree()).signed.note.signatures
    let key = try signer().key
    try key.verify(signed.adding(other))
    #expect(throws: JournalError.self) { try signer("third.example").key.verify(signed.adding(other)) }
    let claimed = try SignedNote(
      parsing: Array("x\n\n".utf8) + signed.bytes.suffix(signed.signatures[0].line.utf8.count))
    #expect(throws: JournalError.self) { try key.verify(claimed) }
    let both = try signed.adding(
      signer().sign(Checkpoint(origin: key.name, size: 1, root: MerkleHash.leaf([]))).signed.note.signatures)
    #expect(both.signatures.count == 2)
    #expect(throws: JournalError.self) { try key.verify(both) }
  }

  @Test func `a witness's published cosignature line is parsed and kept`() throws {
    let text = try #require(vectors["cosignature"]?["note"]?.string)
    let note = try SignedNote(parsing: Array(text.utf8))
    #expect(note.signatures.map(\.name) == ["example.com/behind-the-sofa", "witness.example.com/w1"])
    #expect(note.signatures[1].signature.count == 72)
    #expect(note.bytes == Array(text.utf8))
  }

  @Test func `a cosignature verifies over its time and text, and nothing else`() throws {
    let privateKey = try Ed25519PrivateKey(seed: SecretBytes(copying: [UInt8](repeating: 9, count: 32)))
    let key = try VerifierKey(name: "witness.example", publicKey: privateKey.publicKey, kind: .cosignature)
    #expect(try VerifierKey(vkey: key.vkey) == key)
    let checkpoint = try signer().sign(MerkleTree()).signed.note
    func note(time: UInt64, signed: UInt64) throws -> SignedNote {
      let signature = try privateKey.sign(Array("cosignature/v1\ntime \(signed)\n\(checkpoint.text)".utf8))
      let id = withUnsafeBytes(of: key.keyID.bigEndian) { Array($0) }
      let time = withUnsafeBytes(of: time.bigEndian) { Array($0) }
      let line = "\u{2014} witness.example \(base64(id + time + signature))\n"
      return try SignedNote(parsing: checkpoint.bytes + Array(line.utf8))
    }
    try key.verify(note(time: 1_800_000_000, signed: 1_800_000_000))
    #expect(throws: JournalError.self) { try key.verify(note(time: 1_800_000_001, signed: 1_800_000_000)) }
    #expect(throws: JournalError.self) { try key.verify(checkpoint) }
    #expect(throws: JournalError.self) { try LogVerifier(vkey: key.vkey) }
  }

  @Test func `a note of the exact form is read`() throws {
    let note = try SignedNote(parsing: Self.example)
    #expect(note.text == "text\n")
    #expect(note.signatures.map(\.keyID) == [0x0001_0203, 0x0001_0203])
    #expect(note.bytes == Self.example)
    let paragraphs = try SignedNote(parsing: Array("a\n\nb\n\n\u{2014} k AAECAwQF\n".utf8))
    #expect(paragraphs.text == "a\n\nb\n")
  }

  @Test(arguments: [
    "", "\n", "text\n", "text\n\n", "text\n\u{2014} k AAECAwQF\n", "text\n\n\u{2014} k AAECAwQF",
    "text\n\n\u{2014} k AAECAwQF\n\n", "text\n\n\u{2014} k AAECAwQF\nrest\n", "text\n\n- k AAECAwQF\n",
    "text\n\n\u{2014}k AAECAwQF\n", "text\n\n\u{2014} AAECAwQF\n", "text\n\n\u{2014}  AAECAwQF\n",
    "text\n\n\u{2014} k  AAECAwQF\n", "text\n\n\u{2014} k AAECAwQF \n", "text\n\n\u{2014} a+b AAECAwQF\n",
    "text\n\n\u{2014} a\u{A0}b AAECAwQF\n", "text\n\n\u{2014} k AAECAw==\n", "text\n\n\u{2014} k AAECAwR=\n",
    "text\n\n\u{2014} k AAECAwQFB\n", "text\n\n\u{2014} k AAECAwQFBh==\n", "text\n\n\u{2014} k AAEC-wQF\n",
    "te\u{0}xt\n\n\u{2014} k AAECAwQF\n", "text\r\n\n\u{2014} k AAECAwQF\n", "text\n\n\u{2014} k AAECAwQF\r\n",
    "text\t\n\n\u{2014} k AAECAwQF\n", "text\n\n\u{2014} k\n", "text\n\n\u{2014} k \n", "text\n\n\u{2014} k AAE=AwQF\n",
  ])
  func `a note of another form is refused`(text: String) {
    #expect(throws: JournalError.self) { try SignedNote(parsing: Array(text.utf8)) }
  }

  @Test func `a note that is not UTF-8, too long or has too many signatures is refused`() {
    #expect(throws: JournalError.self) { try SignedNote(parsing: [0xFF] + Self.example) }
    #expect(throws: JournalError.self) {
      try SignedNote(parsing: [UInt8](repeating: 0x61, count: SignedNote.maximumByteCount) + Self.example)
    }
    func lines(_ count: Int) -> [UInt8] {
      Array(("text\n\n" + String(repeating: "\u{2014} k AAECAwQF\n", count: count)).utf8)
    }
    #expect(throws: Never.self) { try SignedNote(parsing: lines(16)) }
    #expect(throws: JournalError.self) { try SignedNote(parsing: lines(65)) }
  }

  @Test func `a key of another form is refused`() throws {
    let vkey = try signer().key.vkey
    let parts = vkey.split(separator: "+", maxSplits: 2).map(String.init)
    var wrong = ["", "+", "++", parts[0], parts[0] + "+" + parts[1], vkey + "\n", " " + vkey, vkey + "="]
    wrong.append("\(parts[0])+00000000+\(parts[2])")
    wrong.append("\(parts[0])+\(parts[1].uppercased() + " ")+\(parts[2])")
    wrong.append("other+\(parts[1])+\(parts[2])")
    wrong.append("+\(parts[1])+\(parts[2])")
    wrong.append("\(parts[0])+\(parts[1])+\(base64([2] + [UInt8](repeating: 1, count: 32)))")
    wrong.append("\(parts[0])+\(parts[1])+\(base64([1] + [UInt8](repeating: 1, count: 31)))")
    for text in wrong {
      #expect(throws: JournalError.self, "\(text)") { try VerifierKey(vkey: text) }
    }
    #expect(throws: JournalError.self) { try signer("a b") }
    #expect(throws: JournalError.self) { try signer("") }
  }
}
