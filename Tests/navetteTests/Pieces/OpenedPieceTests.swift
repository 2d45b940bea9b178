import Cryptography
import Testing

@testable import navette

struct OpenedPieceTests {
  private let a = digest(1)
  private let b = digest(2)
  private let other = digest(3)
  private let core = SHA256.digest([4])

  private static func digest(_ octet: UInt8) -> [UInt8] { SHA256.digest([octet]).bytes }

  @Test func `attachments are found where the fiche describes them, in any order`() throws {
    #expect(try OpenedPiece.places(of: [(b, core), (a, core)], in: [a, b], of: core) == [1, 0])
    #expect(try OpenedPiece.places(of: [(b, core)], in: [a, b], of: core) == [1])
    #expect(try OpenedPiece.places(of: [], in: [a], of: core) == [])
    #expect(try OpenedPiece.places(of: [], in: [], of: nil) == [])
  }

  @Test func `an attachment of other bytes, of another fiche or given twice is not believed`() {
    let wrong: [([([UInt8], Digest?)], [[UInt8]], Digest?)] = [
      ([(other, core)], [a, b], core), ([(a, SHA256.digest([5]))], [a], core), ([(a, nil)], [a], core),
      ([(a, core), (a, core)], [a, b], core), ([(a, core)], [], core), ([(a, nil)], [a], nil),
      ([(a, core)], [a], nil),
    ]
    for (found, described, core) in wrong {
      let error = #expect(throws: CommandError.self) { try OpenedPiece.places(of: found, in: described, of: core) }
      #expect(error?.code == .untrusted)
    }
  }

  @Test(arguments: [
    ("certificat médical.pdf", "certificat_médical"), ("a.b.c", "a_b"), ("../../etc/passwd", "____"),
    ("-rf.txt", "-rf"), ("note", "note"), (".pdf", ""), ("a\u{202E}b\n.png", "a_b_"), ("100 %.txt", "100__"),
    ("平和.png", "平和"),
  ])
  func `of a name, what a file system and a terminal can bear is kept`(nom: String, stem: String) {
    #expect(OpenedPiece.stem(nom) == stem)
  }

  @Test func `a name is cut to what a file system takes`() {
    #expect(OpenedPiece.stem(String(repeating: "é", count: 120)).utf8.count == 120)
  }
}
