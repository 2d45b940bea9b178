import Cryptography
import Journal
import Testing

struct ReceiptTests {
  private let journal: MemoryJournal
  private let signer: LogSigner
  private let checkpoint: VerifiedCheckpoint

  init() throws {
    journal = try MemoryJournal(count: 300)
    signer = try JournalTests.signer()
    checkpoint = try signer.sign(journal.tree)
  }

  private func receipt(_ index: Int) throws -> Receipt {
    try Receipt(entry: journal.entries[index], index: UInt64(index), checkpoint: checkpoint, reading: journal)
  }

  @Test func `a receipt has the documented lines`() throws {
    let text = String(decoding: try receipt(257).bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "c2sp.org/tlog-proof@v1")
    #expect(lines[1] == "extra " + base64(journal.entries[257].bytes))
    #expect(lines[2] == "index 257")
    #expect(lines[3] == base64(journal.entries[256].leafHash.bytes))
    let blank = try #require(lines.firstIndex(of: ""))
    #expect(lines[(blank + 1)...].joined(separator: "\n") == String(decoding: checkpoint.signed.bytes, as: UTF8.self))
  }

  @Test func `every receipt is read back byte for byte and proves its entry alone`() throws {
    for index in 0..<300 {
      let bytes = try receipt(index).bytes
      let receipt = try Receipt(parsing: bytes)
      #expect(receipt.bytes == bytes)
      #expect(try receipt.verify(with: signer.verifier) == journal.entries[index])
      try receipt.verify(journal.entries[index], with: signer.verifier)
    }
  }

  @Test func `the only entry of a log has a receipt without hashes`() throws {
    let single = try MemoryJournal(count: 1)
    let signed = try signer.sign(single.tree)
    let receipt = try Receipt(entry: single.entries[0], index: 0, checkpoint: signed, reading: single)
    #expect(receipt.inclusion.hashes.isEmpty)
    #expect(try Receipt(parsing: receipt.bytes).verify(with: signer.verifier) == single.entries[0])
  }

  @Test func `a receipt without extra is read, and proves an entry that is given`() throws {
    let text = String(decoding: try receipt(9).bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let receipt = try Receipt(parsing: Array((lines[..<1] + lines[2...]).joined(separator: "\n").utf8))
    #expect(receipt.extra == nil)
    try receipt.verify(journal.entries[9], with: signer.verifier)
    #expect(throws: JournalError.self) { try receipt.verify(with: signer.verifier) }
  }

  @Test func `a receipt proves no other entry, and nothing under another key`() throws {
    let receipt = try receipt(9)
    #expect(throws: JournalError.self) { try receipt.verify(journal.entries[10], with: signer.verifier) }
    let other = try JournalTests.signer(seed: 8)
    #expect(throws: JournalError.self) { try receipt.verify(with: other.verifier) }
  }

  @Test func `no receipt is issued for an entry that is not at its place`() throws {
    #expect(throws: JournalError.self) {
      try Receipt(entry: journal.entries[8], index: 9, checkpoint: checkpoint, reading: journal)
    }
    #expect(throws: JournalError.self) {
      try Receipt(entry: journal.entries[8], index: 300, checkpoint: checkpoint, reading: journal)
    }
  }

  @Test func `any changed bit of a receipt is refused`() throws {
    let bytes = try receipt(77).bytes
    for position in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[position] ^= 1 << UInt8(bit)
        let entry = try? Receipt(parsing: changed).verify(with: signer.verifier)
        #expect(entry == nil, "bit \(bit) of byte \(position)")
      }
    }
  }

  @Test func `a truncated or extended receipt is refused`() throws {
    let bytes = try receipt(77).bytes
    for count in 0..<bytes.count {
      #expect(throws: JournalError.self) { try Receipt(parsing: Array(bytes.prefix(count))) }
    }
    for tail in ["\n", " ", "a", "a\n", "\u{2014} k AAECAwQF"] {
      #expect(throws: JournalError.self) { try Receipt(parsing: bytes + Array(tail.utf8)) }
    }
  }

  @Test(arguments: [
    ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2"), ("c2sp.org/", " c2sp.org/"), ("index 77", "index 077"),
    ("index 77", "index  77"), ("index 77", "index 300"), ("index 77", "index"), ("index 77", "Index 77"),
    ("index 77", "index 77\n"), ("index 77\n", ""), ("extra ", "extra  "), ("extra ", "extra ="),
    ("extra ", "extra AA==\nextra "), ("index 77", "index 77\nAAAA"), ("index 77", "index 18446744073709551693"),
    ("\n", "\r\n"),
  ])
  func `a receipt of another form is refused`(part: String, replacement: String) throws {
    let text = String(decoding: try receipt(77).bytes, as: UTF8.self).replacing(part, with: replacement)
    #expect(throws: JournalError.self) { try Receipt(parsing: Array(text.utf8)).verify(with: signer.verifier) }
  }
}
