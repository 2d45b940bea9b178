import Cryptography
import JSON
import Journal
import Testing

struct CheckpointTests {
  private static let root = base64(MerkleHash.leaf([1]).bytes)

  @Test func `a published checkpoint verifies, under an origin that is not its key's name`() throws {
    let item = try #require(JSON.parse(Array(vector("notes.json").utf8))["checkpoint"])
    let key = try VerifierKey(vkey: #require(item["vkey"]?.string))
    let verifier = LogVerifier(origin: try #require(item["origin"]?.string), key: key)
    let bytes = Array(try #require(item["note"]?.string).utf8)
    let verified = try verifier.verify(bytes)
    #expect(verified.checkpoint.size == 20_852_163)
    #expect(verified.checkpoint.root.hex == item["root"]?.string)
    #expect(verified.signed.bytes == bytes)
    #expect(throws: JournalError.self) { try LogVerifier(key: key).verify(bytes) }
  }

  @Test func `a checkpoint of ours has the documented bytes`() throws {
    var tree = MerkleTree()
    tree.append(MerkleHash.leaf([1]))
    let signer = try signer("navette.example/journal")
    let signed = try signer.sign(tree)
    #expect(signed.checkpoint.text == "navette.example/journal\n1\n\(Self.root)\n")
    let text = String(decoding: signed.signed.bytes, as: UTF8.self)
    #expect(text.hasPrefix("navette.example/journal\n1\n\(Self.root)\n\n\u{2014} navette.example/journal "))
    #expect(try signer.verifier.verify(signed.signed.bytes) == signed)
    #expect(try LogVerifier(vkey: signer.key.vkey).verify(signed.signed.bytes) == signed)
  }

  @Test func `the empty tree is signed with the root of nothing, and no other`() throws {
    let signed = try signer().sign(MerkleTree())
    #expect(signed.checkpoint.text.hasSuffix("\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"))
    #expect(throws: JournalError.self) { try Checkpoint(origin: "a", size: 0, root: MerkleHash.leaf([1])) }
  }

  @Test func `extension lines of other logs are kept`() throws {
    let text = "a b\n7\n\(Self.root)\nmore\nand more\n"
    let checkpoint = try Checkpoint(text: text)
    #expect(checkpoint.extensions == ["more", "and more"])
    #expect(checkpoint.text == text)
  }

  @Test(arguments: [
    "", "a\n", "a\n1\n", "a\n1\nROOT", "\n1\nROOT\n", "a\n01\nROOT\n", "a\n+1\nROOT\n", "a\n-1\nROOT\n",
    "a\n1 \nROOT\n",
    "a\n\nROOT\n", "a\n1\nROOT=\n", "a\n1\n\n", "a\n1\nAAAA\n", "a\n1\nROOT\n\n", "a\n1\nROOT\n\nb\n", "a\n0\nROOT\n",
    "a\n9223372036854775808\nROOT\n", "a\n18446744073709551616\nROOT\n", "a\n0x1\nROOT\n", "a\n\u{661}\nROOT\n",
  ])
  func `a checkpoint of another form is refused`(text: String) {
    let text = text.replacing("ROOT", with: Self.root)
    #expect(throws: JournalError.self) { try Checkpoint(text: text) }
  }

  @Test func `another log's checkpoint is neither signed nor accepted`() throws {
    let ours = try signer()
    let other = try signer("other.example", seed: 8)
    #expect(throws: JournalError.self) { try ours.sign(Checkpoint(origin: "other.example", tree: MerkleTree())) }
    let theirs = try other.sign(MerkleTree()).signed
    #expect(throws: JournalError.self) { try ours.verifier.verify(theirs) }
    // The same origin under another key: an impostor's.
    let impostor = try signer(seed: 8).sign(MerkleTree()).signed
    #expect(throws: JournalError.self) { try ours.verifier.verify(impostor) }
    #expect(throws: JournalError.self) { try ours.sign(Checkpoint(origin: "a\nb", tree: MerkleTree())) }
  }
}
