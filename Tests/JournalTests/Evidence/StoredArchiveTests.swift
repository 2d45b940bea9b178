import Foundation
import Testing

@testable import Journal

/// One written form, that other people's programs read.
struct StoredArchiveTests {
  private let archive: StoredArchive

  init() throws {
    archive = try StoredArchive([
      .init(name: "attestation.txt", bytes: Array("Une attestation inventée.\n".utf8)),
      .init(name: "vide", bytes: []), .init(name: "entree.bin", bytes: (0...255).map { UInt8($0) }),
    ])
  }

  @Test func `what is written is read again, byte for byte`() throws {
    let again = try StoredArchive(parsing: archive.bytes)
    #expect(again == archive && again.bytes == archive.bytes)
    #expect(again["entree.bin"]?.count == 256 && again["vide"] == [] && again["autre"] == nil)
  }

  @Test(.enabled(if: Python.isAvailable, "needs python3")) func `Python's zipfile reads it, and finds nothing wrong`()
    throws
  {
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      assert z.testzip() is None
      assert z.namelist() == ["attestation.txt", "vide", "entree.bin"]
      assert z.read("entree.bin") == bytes(range(256)) and z.read("vide") == b""
      assert all(i.compress_type == zipfile.ZIP_STORED and not i.extra and not i.flag_bits for i in z.infolist())
      """
    try withFolder { folder in
      let file = folder.appending(path: "a.zip")
      try Data(archive.bytes).write(to: file)
      #expect(try Python.run(["-c", script, file.path]) == 0)
      // An archive of the same files by another program has dates: it is not in our form.
      let other = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1], 'w'); z.writestr('vide', b''); z.close()"
      #expect(try Python.run(["-c", other, file.path]) == 0)
      #expect(throws: JournalError(.malformedEvidence)) {
        try StoredArchive(parsing: Array(try Data(contentsOf: file)))
      }
    }
  }

  @Test func `every bit counts`() {
    let bytes = archive.bytes
    var accepted: [Int] = []
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << bit
        if (try? StoredArchive(parsing: changed)) != nil { accepted.append(index) }
      }
    }
    #expect(accepted == [])
  }

  @Test func `what is cut, prefixed, followed or repeated is refused`() {
    let bytes = archive.bytes
    for changed in [[0] + bytes, bytes + [0], bytes + bytes, [], Array("PK".utf8)]
      + bytes.indices.map({
        Array(bytes[..<$0])
      })
    {
      #expect(throws: JournalError(.malformedEvidence)) { try StoredArchive(parsing: changed) }
    }
  }

  @Test func `two files whose headers are swapped in the directory alone are refused`() throws {
    let pair = try StoredArchive([.init(name: "a", bytes: [1]), .init(name: "b", bytes: [2])]).bytes
    let local = pair.count - 22 - 2 * 47
    let (first, second) = (pair[local..<local + 47], pair[(local + 47)..<(local + 94)])
    #expect(throws: JournalError(.malformedEvidence)) {
      try StoredArchive(parsing: Array(pair[..<local] + second + first + pair[(local + 94)...]))
    }
  }

  @Test(arguments: [
    "", ".", "..", "../a", "a/b", "/a", "a\\b", ".cache", "-rf", "a b", "é", "a\u{0}",
    String(repeating: "a", count: 101),
  ])
  func `a name that is not one plain file's is refused`(name: String) {
    #expect(throws: JournalError(.malformedEvidence)) { try StoredArchive([.init(name: name, bytes: [])]) }
  }

  @Test func `nothing, a name twice, too many members and too many bytes are refused`() {
    let member = StoredArchive.Member(name: "a", bytes: [])
    let many = (0...StoredArchive.maximumMemberCount).map { StoredArchive.Member(name: "m\($0)", bytes: []) }
    let long = StoredArchive.Member(name: "a", bytes: Array(repeating: 0, count: StoredArchive.maximumByteCount))
    for members in [[], [member, member], many, [long]] {
      #expect(throws: JournalError(.malformedEvidence)) { try StoredArchive(members) }
    }
  }
}
